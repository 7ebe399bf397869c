package dev.hansei.activities.annotations;

import dev.hansei.activities.annotations.FoundItems.Found;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.annotations.ItemTexts;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.suites.OutcomeFilter;
import dev.hansei.infra.registry.suites.Outcomes;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.annotations.AnnotationActivities.PlanCursor;
import dev.hansei.workflows.annotations.Item;
import dev.hansei.workflows.annotations.ItemSource;
import dev.hansei.workflows.annotations.Origin;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.Outcome;
import dev.hansei.workflows.suites.RunId;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Answers of runs, and pairs of what two runs answered: whatever has an answer, scored or not. */
@Singleton
final class RunItems {
  /** Answers read at once; three reads and one write of a few milliseconds each. */
  static final int PAGE = PageRequest.LIMIT_MAX;

  private final Runs runs;
  private final Outcomes outcomes;
  private final Datasets datasets;
  private final ItemTexts texts;
  private final Preferences preferences;

  RunItems(
      Runs runs, Outcomes outcomes, Datasets datasets, ItemTexts texts, Preferences preferences) {
    this.runs = runs;
    this.outcomes = outcomes;
    this.datasets = datasets;
    this.texts = texts;
    this.preferences = preferences;
  }

  /** One page of the answers of some runs, one run after the other. */
  FoundItems answers(ProjectId project, QueuePlan plan, PlanCursor from) {
    List<RunId> all = plan.runs();
    RunView run = ended(project, all.get(from.run()));
    Page<Outcome> page = page(project, run, from.ordinal());
    List<Origin> origins =
        page.items().stream().<Origin>flatMap(it -> origin(it).stream()).toList();
    List<Found> found = found(project, run, origins);
    if (plan.selection().isPresent()) {
      found = preferences.of(project, run, plan).add(page.items(), found);
    }
    return new FoundItems(found, next(page, all.size(), from));
  }

  /** One page of the cases that both runs answered, each repetition with its like. */
  FoundItems pairs(ProjectId project, ItemSource.RunPairs runPairs, PlanCursor from) {
    RunView baseline = ended(project, runPairs.baseline());
    RunView candidate = ended(project, runPairs.candidate());
    Page<Outcome> page = page(project, baseline, from.ordinal());
    Map<CaseId, List<Outcome>> others = new HashMap<>();
    List<Origin> origins =
        page.items().stream()
            .flatMap(one ->
                others
                    .computeIfAbsent(
                        one.caseId(), item -> outcomes.ofCase(project, candidate.id(), item))
                    .stream()
                    .filter(other -> other.repetition() == one.repetition())
                    .flatMap(other -> pair(one, other)))
            .toList();
    return new FoundItems(found(project, baseline, origins), next(page, 1, from));
  }

  private Page<Outcome> page(ProjectId project, RunView run, int from) {
    return outcomes.page(
        project,
        run.id(),
        OutcomeFilter.ALL,
        new PageRequest(Optional.of(String.valueOf(from - 1)), PAGE));
  }

  private static Optional<PlanCursor> next(Page<Outcome> page, int runs, PlanCursor from) {
    if (page.next().isPresent()) {
      return Optional.of(new PlanCursor(from.run(), page.items().getLast().ordinal() + 1));
    }
    return from.run() + 1 < runs
        ? Optional.of(new PlanCursor(from.run() + 1, 0))
        : Optional.empty();
  }

  /** Answers that are still to come would be asked about or not by chance. */
  private RunView ended(ProjectId project, RunId id) {
    RunView run = runs.require(project, id);
    if (!run.state().isTerminal()) {
      throw new RegistryException(
          RegistryException.Kind.INVALID,
          "run-unended",
          "Run %s is still going; wait until it has ended.".formatted(run.id()));
    }
    return run;
  }

  private static Optional<Origin.OfRun> origin(Outcome outcome) {
    return outcome
        .call()
        .map(call -> new Origin.OfRun(outcome.runId(), outcome.ordinal(), outcome.caseId(), call));
  }

  private static Stream<Origin> pair(Outcome one, Outcome other) {
    return origin(one).stream()
        .flatMap(a -> origin(other).stream().map(b -> new Origin.OfRuns(a, b)));
  }

  /** What was erased since cannot be asked about. */
  private List<Found> found(ProjectId project, RunView run, List<Origin> origins) {
    if (origins.isEmpty()) {
      return List.of();
    }
    Split split = split(project, run);
    Map<Origin, Item> items = texts.read(project, origins);
    return origins.stream()
        .flatMap(origin ->
            Stream.ofNullable(items.get(origin)).map(item -> new Found(item, origin, split)))
        .toList();
  }

  private Split split(ProjectId project, RunView run) {
    return datasets
        .version(project, run.input().datasetVersionId())
        .map(version -> datasets.require(project, version.datasetId()).split())
        .orElseThrow(
            () -> RegistryException.notFound("dataset version", run.input().datasetVersionId()));
  }
}
