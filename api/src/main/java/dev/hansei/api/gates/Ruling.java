package dev.hansei.api.gates;

import dev.hansei.api.pages.charts.IntervalChart;
import dev.hansei.workflows.gates.Clause;
import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.gates.Verdict;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/**
 * A verdict with the evidence it stands on, ready to draw.
 *
 * @param chart the differences of all metrics on one axis, in the evidence's order
 */
public record Ruling(Verdict verdict, Evidence evidence, double confidence, IntervalChart chart) {
  /** Of intervals whose gate is gone. */
  public static final double CONFIDENCE_USUAL = 0.95;

  /** Lays out the evidence. */
  public static Ruling of(Verdict verdict, Evidence evidence, double confidence) {
    List<IntervalChart.Interval> intervals =
        evidence.metrics().stream()
            .map(metric ->
                new IntervalChart.Interval(metric.difference(), metric.lower(), metric.upper()))
            .toList();
    return new Ruling(verdict, evidence, confidence, IntervalChart.ofDifferences(intervals));
  }

  /** The verdict in one sentence. */
  public String sentence() {
    return switch (verdict) {
      case Verdict.Pass(List<Clause> clauses) ->
          "The gate says pass: %s.".formatted(holding(clauses));
      case Verdict.Block(List<Clause> clauses) ->
          "The gate says block: %d of %s."
              .formatted(
                  clauses.stream().filter(c -> c.state() == Clause.State.BLOCK).count(),
                  clauses.size() == 1 ? "1 clause fails" : clauses.size() + " clauses fail");
      case Verdict.Inconclusive(List<Clause> clauses, _)
          when informing(clauses) == clauses.size() ->
          "The gate cannot tell: no judge behind its clauses has a valid certificate.";
      case Verdict.Inconclusive(List<Clause> clauses, _) -> open(clauses);
    };
  }

  /** Each open clause says what would decide it; only what all of them say is said here. */
  private static String open(List<Clause> clauses) {
    List<Clause> open =
        clauses.stream().filter(c -> c.state() == Clause.State.INCONCLUSIVE).toList();
    long unhelped = open.stream().filter(clause -> clause.needed() == 0).count();
    if (unhelped == open.size()) {
      return clauses.size() == 1
          ? "The gate cannot tell: its one clause is open, and says why."
          : "The gate cannot tell: %d of %d clauses are open; each says why."
              .formatted(open.size(), clauses.size());
    }
    return unhelped == 0
        ? "The gate cannot tell yet: about %s more should decide%s."
            .formatted(wanted(open), cost(open))
        : "The gate cannot tell yet: about %s more should decide %d of %d open clauses; each says why."
            .formatted(wanted(open), open.size() - unhelped, open.size());
  }

  /** What the clause costs that wants most; its cases serve the others too. */
  private static String cost(List<Clause> open) {
    return open.stream()
        .max(Comparator.comparingLong(Ruling::micros))
        .flatMap(RuleWords::cost)
        .map(text -> ", for about " + text)
        .orElse("");
  }

  private static long micros(Clause clause) {
    return clause.price().flatMap(Clause.Price::micros).orElse(0L);
  }

  /** As in "40 labels on each run and 120 cases". */
  private static String wanted(List<Clause> clauses) {
    Map<RuleWords.Wanted, Clause> most = new EnumMap<>(RuleWords.Wanted.class);
    clauses.stream()
        .filter(clause -> clause.needed() > 0)
        .forEach(clause ->
            most.merge(
                RuleWords.kind(clause),
                clause,
                BinaryOperator.maxBy(Comparator.comparingInt(Clause::needed))));
    return most.values().stream().map(RuleWords::wanted).collect(Collectors.joining(" and "));
  }

  private static String holding(List<Clause> clauses) {
    int informing = informing(clauses);
    int deciding = clauses.size() - informing;
    String held =
        deciding == 1 ? "its one clause holds" : "all %d clauses hold".formatted(deciding);
    return informing == 0
        ? held
        : "%s that may decide; %s"
            .formatted(held, informing == 1 ? "one informs only" : informing + " inform only");
  }

  private static int informing(List<Clause> clauses) {
    return (int) clauses.stream().filter(c -> c.state() == Clause.State.INFORM).count();
  }
}
