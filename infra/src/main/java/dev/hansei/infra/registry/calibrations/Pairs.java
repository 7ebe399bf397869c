package dev.hansei.infra.registry.calibrations;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.annotations.LabelledOutcomes;
import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.annotations.LabelledOutcome;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.calibrations.MinimalPair;
import dev.hansei.workflows.calibrations.MinimalPairs;
import dev.hansei.workflows.calibrations.PairId;
import dev.hansei.workflows.calibrations.PairState;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Minimal pairs of criteria: made of answers that people passed, confirmed by a person. */
@Singleton
public final class Pairs {
  /** Of one criterion, in each state: what a person looks through, and a bound on calls. */
  public static final int PAIRS_MAX = 200;

  private final PairRepository rows;
  private final LabelledOutcomes labels;
  private final Audit audit;
  private final CanonicalJson json;
  private final Ids ids;
  private final Transactions transactions;
  private final Clock clock;

  Pairs(
      PairRepository rows,
      LabelledOutcomes labels,
      Audit audit,
      CanonicalJson json,
      Ids ids,
      Transactions transactions,
      Clock clock) {
    this.rows = rows;
    this.labels = labels;
    this.audit = audit;
    this.json = json;
    this.ids = ids;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Makes pairs of the first {@link PageRequest#LIMIT_MAX} answers that people passed on the
   * criterion; those that are there stay as they are. Again makes nothing new.
   *
   * @return how many are there, by state
   */
  public Map<PairState, Integer> propose(ProjectId project, CriterionId criterion, Actor actor) {
    Page<LabelledOutcome> page =
        labels.ofCriterion(project, criterion, PageRequest.first(PageRequest.LIMIT_MAX));
    List<PairRow> made =
        page.items().stream()
            .filter(Pairs::isPassedByPeople)
            .flatMap(one ->
                MinimalPairs.of(one.answer()).stream()
                    .map(edit ->
                        new PairRow(
                            project.value(),
                            ids.next(),
                            criterion.value(),
                            one.task().id().value(),
                            edit.kind().name(),
                            Sha256.of(edit.text()),
                            PairState.PROPOSED.name(),
                            "",
                            null)))
            .limit(PAIRS_MAX)
            .toList();
    return transactions.write(() -> {
      if (!made.isEmpty()) {
        rows.insertOrKeep(made);
        audit.append(
            project,
            actor,
            "calibrations.pairs.propose",
            AuditSubject.of("criterion", criterion),
            Map.of("pairs", made.size()));
      }
      return counts(project, criterion);
    });
  }

  private static boolean isPassedByPeople(LabelledOutcome one) {
    return one.isHuman() && one.label() instanceof Label.PassFail(boolean passed) && passed;
  }

  /** How many there are, by state. */
  public Map<PairState, Integer> counts(ProjectId project, CriterionId criterion) {
    Map<PairState, Integer> counts = new EnumMap<>(PairState.class);
    transactions.read(() -> {
      for (PairState state : PairState.values()) {
        counts.put(state, rows.count(project.value(), criterion.value(), state.name()));
      }
      return counts;
    });
    return counts;
  }

  /**
   * A pair with its texts.
   *
   * @param asked whose answer it is, with what people said
   */
  public record Shown(MinimalPair pair, LabelledOutcome asked, String edited) {}

  /** Pairs of a criterion in one state whose texts are there, in the order in which they came. */
  public List<Shown> of(ProjectId project, CriterionId criterion, PairState state, int limit) {
    List<MinimalPair> found =
        transactions
            .read(() ->
                rows.of(
                    project.value(),
                    criterion.value(),
                    state.name(),
                    PageRequest.first().afterId(),
                    Math.min(limit, PAIRS_MAX)))
            .stream()
            .map(PairRow::pair)
            .toList();
    Map<TaskId, LabelledOutcome> texts =
        labels
            .ofTasks(project, criterion, found.stream().map(MinimalPair::task).distinct().toList())
            .stream()
            .collect(Collectors.toMap(one -> one.task().id(), Function.identity()));
    List<Shown> shown = new ArrayList<>();
    for (MinimalPair pair : found) {
      LabelledOutcome asked = texts.get(pair.task());
      if (asked != null) {
        pair.edit(asked.answer()).ifPresent(edited -> shown.add(new Shown(pair, asked, edited)));
      }
    }
    return shown;
  }

  /** The pair. */
  public Optional<MinimalPair> find(ProjectId project, PairId id) {
    return transactions.read(() -> rows.find(project.value(), id.value()).map(PairRow::pair));
  }

  /**
   * Says whether the edit breaks the criterion and nothing else. The same again changes nothing;
   * the other may be said later.
   *
   * @throws RegistryException NOT_FOUND
   */
  public MinimalPair decide(ProjectId project, PairId id, boolean breaks, Actor actor) {
    PairState state = breaks ? PairState.CONFIRMED : PairState.REJECTED;
    return transactions.write(() -> {
      if (rows.find(project.value(), id.value()).isEmpty()) {
        throw RegistryException.notFound("pair", id);
      }
      int changed =
          rows.decide(
              project.value(), id.value(), state.name(), json.write(actor), clock.instant());
      if (changed > 0) {
        audit.append(
            project,
            actor,
            "calibrations.pair.decide",
            AuditSubject.of("pair", id),
            Map.of("state", state.name()));
      }
      return find(project, id).orElseThrow();
    });
  }
}
