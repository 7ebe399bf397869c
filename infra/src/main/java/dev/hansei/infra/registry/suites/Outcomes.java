package dev.hansei.infra.registry.suites;

import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.SqlFailure;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.Outcome;
import dev.hansei.workflows.suites.RunId;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How the items of runs ended. An outcome is written once; who comes later keeps the first. */
@Singleton
public final class Outcomes {
  /** Attempts at one chunk that run at once: the one that was given up for lost, and its heirs. */
  private static final int ATTEMPTS_MAX = 5;

  private final OutcomeRepository rows;
  private final ScoreRepository scores;
  private final CaseScoreRepository caseScores;
  private final Stories stories;
  private final Transactions transactions;

  Outcomes(
      OutcomeRepository rows,
      ScoreRepository scores,
      CaseScoreRepository caseScores,
      Stories stories,
      Transactions transactions) {
    this.rows = rows;
    this.scores = scores;
    this.caseScores = caseScores;
    this.stories = stories;
    this.transactions = transactions;
  }

  /**
   * Writes outcomes of one run with their scores in one transaction; those that are there already
   * stay as they are.
   */
  public void record(ProjectId project, List<Outcome> outcomes) {
    if (outcomes.isEmpty()) {
      return;
    }
    RunId run = outcomes.getFirst().runId();
    int from = outcomes.stream().mapToInt(Outcome::ordinal).min().orElseThrow();
    int to = outcomes.stream().mapToInt(Outcome::ordinal).max().orElseThrow() + 1;
    transactions.run(() -> {
      List<Outcome> fresh = insert(project, outcomes, new Stretch(run, from, to));
      List<ScoreRow> given =
          fresh.stream().flatMap(outcome -> ScoreRow.of(project, outcome).stream()).toList();
      if (!given.isEmpty()) {
        scores.insert(given);
      }
      stories.insert(project, fresh);
    });
  }

  /**
   * Inserts those that are not there and answers with them. Another attempt at the same chunk may
   * be writing too: after its rows have refused ours, they are seen.
   */
  private List<Outcome> insert(ProjectId project, List<Outcome> outcomes, Stretch stretch) {
    for (int attempt = 1; ; attempt++) {
      var there =
          new TreeSet<>(
              rows.ordinals(project.value(), stretch.run().value(), stretch.from(), stretch.to()));
      List<Outcome> fresh =
          outcomes.stream().filter(outcome -> there.add(outcome.ordinal())).toList();
      if (fresh.isEmpty()) {
        return fresh;
      }
      try {
        rows.insert(fresh.stream().map(outcome -> OutcomeRow.of(project, outcome)).toList());
        return fresh;
      } catch (DataAccessException e) {
        if (attempt == ATTEMPTS_MAX || !SqlFailure.isDuplicateKey(e)) {
          throw e;
        }
      }
    }
  }

  /** A stretch of a run's ordinals; {@code to} is not in it. */
  private record Stretch(RunId run, int from, int to) {}

  /** The ordinals from {@code from}, before {@code to}, that have no outcome yet. */
  public SortedSet<Integer> missing(ProjectId project, RunId run, int from, int to) {
    SortedSet<Integer> missing =
        IntStream.range(from, to).boxed().collect(Collectors.toCollection(TreeSet::new));
    transactions
        .read(() -> rows.ordinals(project.value(), run.value(), from, to))
        .forEach(missing::remove);
    return missing;
  }

  /** One outcome, with its story. */
  public Optional<Outcome> find(ProjectId project, RunId run, int ordinal) {
    return transactions.read(() ->
        rows.find(project.value(), run.value(), ordinal)
            .map(row -> stories.told(project, withScores(List.of(row))).getFirst()));
  }

  /** Outcomes with their stories in the order of the plan; the cursor is an ordinal. */
  public Page<Outcome> page(
      ProjectId project, RunId run, OutcomeFilter filter, PageRequest request) {
    return transactions.read(() -> {
      List<OutcomeRow> found =
          rows.after(
              project.value(),
              run.value(),
              request.after().map(Outcomes::ordinal).orElse(-1),
              filter.wanted(),
              request.fetch());
      Page<OutcomeRow> page =
          Page.of(found, request, row -> row, row -> String.valueOf(row.ordinal()));
      return new Page<>(stories.told(project, withScores(page.items())), page.next());
    });
  }

  /** The outcomes of one case in a run, one for each repetition so far. */
  public List<Outcome> ofCase(ProjectId project, RunId run, CaseId item) {
    return transactions.read(
        () -> withScores(rows.ofCase(project.value(), run.value(), item.value())));
  }

  /** Scored outcomes, worst first: those that failed, then by mean score. */
  public List<Outcome> worst(ProjectId project, RunId run, int limit) {
    return transactions.read(() -> withScores(rows.worst(project.value(), run.value(), limit)));
  }

  /** Those that took longest, longest first; items that took no time came from a recording. */
  public List<Outcome> slowest(ProjectId project, RunId run, int limit) {
    return transactions.read(() -> withScores(rows.slowest(project.value(), run.value(), limit)));
  }

  /** Those that cost most, by money and then by tokens. */
  public List<Outcome> costliest(ProjectId project, RunId run, int limit) {
    return transactions.read(() -> withScores(rows.costliest(project.value(), run.value(), limit)));
  }

  /** How many scored items passed every assertion. */
  public int passed(ProjectId project, RunId run) {
    return transactions.read(() -> rows.passed(project.value(), run.value()));
  }

  /** The scores of scored items on one metric, for statistics. */
  public List<CaseScore> scores(ProjectId project, RunId run, String metric) {
    return transactions.read(() -> caseScores.ofMetric(project.value(), run.value(), metric));
  }

  /** All scores of scored items, for statistics. */
  public List<CaseScore> scores(ProjectId project, RunId run) {
    return transactions.read(() -> caseScores.ofRun(project.value(), run.value()));
  }

  private List<Outcome> withScores(List<OutcomeRow> found) {
    if (found.isEmpty()) {
      return List.of();
    }
    OutcomeRow first = found.getFirst();
    Map<Integer, List<ScoreRow>> given =
        scores
            .of(first.projectId(), first.runId(), found.stream().map(OutcomeRow::ordinal).toList())
            .stream()
            .collect(Collectors.groupingBy(ScoreRow::ordinal));
    List<Outcome> outcomes = new ArrayList<>(found.size());
    for (OutcomeRow row : found) {
      outcomes.add(
          row.outcome(
              given.getOrDefault(row.ordinal(), List.of()).stream().map(ScoreRow::score).toList()));
    }
    return List.copyOf(outcomes);
  }

  private static int ordinal(String cursor) {
    try {
      return Integer.parseInt(cursor);
    } catch (NumberFormatException _) {
      throw new RegistryException(
          RegistryException.Kind.INVALID,
          "cursor-unknown",
          "'%s' is no cursor of this list; pass on the one that the page before gave."
              .formatted(cursor));
    }
  }
}
