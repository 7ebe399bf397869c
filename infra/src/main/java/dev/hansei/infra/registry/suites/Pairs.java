package dev.hansei.infra.registry.suites;

import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.criteria.PairTally;
import dev.hansei.workflows.criteria.PairVerdict;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What pairwise judges said of a run's answers and its baseline's. */
@Singleton
public final class Pairs {
  private final PairRepository rows;
  private final Transactions transactions;

  Pairs(PairRepository rows, Transactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  /** One tally a pairwise metric, by its name; pairs without a verdict are counted as such. */
  public Map<String, PairTally> tallies(ProjectId project, RunView run) {
    List<PairRow> found = transactions.read(() -> rows.ofRun(project.value(), run.id().value()));
    int cases = run.planned() / run.input().repeats();
    Map<String, PairTally> tallies = new TreeMap<>();
    for (PairRow row : found) {
      tallies.merge(row.metric(), tally(row, cases), (left, right) -> plus(left, right, cases));
    }
    return tallies;
  }

  private static PairTally tally(PairRow row, int cases) {
    int pairs = Math.toIntExact(row.pairs());
    int rest = Math.max(0, cases - pairs);
    return switch (PairVerdict.ofWord(row.verdict())) {
      case CANDIDATE -> new PairTally(pairs, 0, 0, 0, rest);
      case BASELINE -> new PairTally(0, pairs, 0, 0, rest);
      case TIE -> new PairTally(0, 0, pairs, 0, rest);
      case INCONSISTENT ->
          new PairTally(
              0,
              0,
              0,
              pairs,
              rest,
              Math.toIntExact(row.firstTwice()),
              Math.toIntExact(row.secondTwice()));
    };
  }

  private static PairTally plus(PairTally left, PairTally right, int cases) {
    int judged = left.judged() + right.judged();
    return new PairTally(
        left.candidate() + right.candidate(),
        left.baseline() + right.baseline(),
        left.ties() + right.ties(),
        left.inconsistent() + right.inconsistent(),
        Math.max(0, cases - judged),
        left.firstTwice() + right.firstTwice(),
        left.secondTwice() + right.secondTwice());
  }
}
