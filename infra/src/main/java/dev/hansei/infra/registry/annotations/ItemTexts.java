package dev.hansei.infra.registry.annotations;

import static java.util.Objects.requireNonNull;

import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.failures.FailureDetail;
import dev.hansei.infra.registry.failures.Failures;
import dev.hansei.infra.registry.models.CallJournal;
import dev.hansei.infra.registry.models.JournalEntry;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.annotations.BroughtItem;
import dev.hansei.workflows.annotations.Item;
import dev.hansei.workflows.annotations.ItemSetId;
import dev.hansei.workflows.annotations.Origin;
import dev.hansei.workflows.annotations.TraceItem;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.failures.Failure;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Trace;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads items from where they lie: cases and the journal, sets that somebody brought, traces. What
 * was erased there is not here.
 */
@Singleton
public final class ItemTexts {
  private final Cases cases;
  private final CallJournal journal;
  private final ItemSets sets;
  private final Failures failures;
  private final Traces traces;

  ItemTexts(Cases cases, CallJournal journal, ItemSets sets, Failures failures, Traces traces) {
    this.cases = cases;
    this.journal = journal;
    this.sets = sets;
    this.failures = failures;
    this.traces = traces;
  }

  /** One item; empty where its question or an answer was erased. */
  public Optional<Item> find(ProjectId project, Origin origin) {
    return Optional.ofNullable(read(project, List.of(origin)).get(origin));
  }

  /**
   * Items, some hundreds at once: a handful of reads however many they are, but one for each
   * failure. Those of which a question or an answer was erased are left out.
   */
  public Map<Origin, Item> read(ProjectId project, Collection<Origin> origins) {
    Map<Origin, Item> found = new HashMap<>();
    readRuns(project, origins, found);
    readBrought(project, origins, found);
    readFailures(project, origins, found);
    readTraces(project, origins, found);
    return found;
  }

  private static Stream<Origin.OfRun> runsOf(Origin origin) {
    return switch (origin) {
      case Origin.OfRun run -> Stream.of(run);
      case Origin.OfRuns(var a, var b) -> Stream.of(a, b);
      case Origin.Brought _, Origin.OfFailure _, Origin.OfTrace _ -> Stream.empty();
    };
  }

  private void readRuns(ProjectId project, Collection<Origin> origins, Map<Origin, Item> found) {
    List<Origin.OfRun> runs = origins.stream().flatMap(ItemTexts::runsOf).distinct().toList();
    Map<CaseId, Case> asked = new HashMap<>();
    List<CaseId> ids = runs.stream().map(Origin.OfRun::caseId).distinct().toList();
    for (int from = 0; from < ids.size(); from += Cases.CASES_MAX) {
      cases
          .findAll(project, ids.subList(from, Math.min(from + Cases.CASES_MAX, ids.size())))
          .forEach(one -> asked.put(one.id(), one));
    }
    Map<CallKey, JournalEntry> said =
        journal.findAll(project, runs.stream().map(Origin.OfRun::call).toList());
    for (Origin origin : origins) {
      List<Origin.OfRun> own = runsOf(origin).toList();
      boolean isWhole =
          !own.isEmpty()
              && own.stream()
                  .allMatch(it -> asked.containsKey(it.caseId()) && said.containsKey(it.call()));
      if (isWhole) {
        List<String> answers =
            own.stream().map(it -> requireNonNull(said.get(it.call())).text()).toList();
        found.put(
            origin,
            new Item(
                requireNonNull(asked.get(own.getFirst().caseId())).content(),
                answers.getFirst(),
                answers.stream().skip(1).findFirst()));
      }
    }
  }

  private void readBrought(ProjectId project, Collection<Origin> origins, Map<Origin, Item> found) {
    Map<ItemSetId, List<Origin.Brought>> bySet =
        origins.stream()
            .flatMap(it -> it instanceof Origin.Brought own ? Stream.of(own) : Stream.empty())
            .distinct()
            .collect(Collectors.groupingBy(Origin.Brought::set, TreeMap::new, Collectors.toList()));
    bySet.forEach((set, own) -> {
      Map<Integer, BroughtItem> lines =
          sets.ofLines(project, set.value(), own.stream().map(Origin.Brought::line).toList());
      own.stream()
          .filter(it -> lines.containsKey(it.line()))
          .forEach(it -> found.put(it, requireNonNull(lines.get(it.line())).shown()));
    });
  }

  private void readFailures(
      ProjectId project, Collection<Origin> origins, Map<Origin, Item> found) {
    List<Failure> own =
        origins.stream()
            .flatMap(it -> it instanceof Origin.OfFailure one ? Stream.of(one) : Stream.empty())
            .distinct()
            .flatMap(it -> failures.find(project, it.failure()).stream())
            .map(FailureDetail::failure)
            .toList();
    ofFailures(project, own)
        .forEach((failure, item) ->
            found.put(new Origin.OfFailure(failure.id(), failure.traceId()), item));
  }

  private void readTraces(ProjectId project, Collection<Origin> origins, Map<Origin, Item> found) {
    List<TraceId> own =
        origins.stream()
            .flatMap(
                it -> it instanceof Origin.OfTrace(var trace) ? Stream.of(trace) : Stream.empty())
            .distinct()
            .toList();
    ofTraces(project, own).forEach((id, item) -> found.put(new Origin.OfTrace(id), item));
  }

  /** What annotators see of traces; those that show no question or no answer are left out. */
  public Map<TraceId, Item> ofTraces(ProjectId project, List<TraceId> ids) {
    Map<TraceId, Item> items = new HashMap<>();
    for (Trace trace : read(project, ids)) {
      TraceItem.of(trace).ifPresent(item -> items.put(trace.id(), item));
    }
    return items;
  }

  private List<Trace> read(ProjectId project, List<TraceId> ids) {
    List<List<TraceId>> parts = ids.isEmpty() ? List.of() : traces.parts(project, ids);
    return parts.stream().flatMap(part -> traces.findAll(project, part).stream()).toList();
  }

  /** What annotators see of failures; those whose trace shows no question are left out. */
  public Map<Failure, Item> ofFailures(ProjectId project, List<Failure> found) {
    Map<TraceId, Trace> byId = new HashMap<>();
    read(project, found.stream().map(Failure::traceId).distinct().toList())
        .forEach(trace -> byId.put(trace.id(), trace));
    Map<Failure, Item> items = new HashMap<>();
    for (Failure failure : found) {
      TraceItem.of(failure, Optional.ofNullable(byId.get(failure.traceId())))
          .ifPresent(item -> items.put(failure, item));
    }
    return items;
  }
}
