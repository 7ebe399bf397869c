package dev.hansei.workflows.gates;

import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.SampleSize;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a gate says of evidence. Pure.
 *
 * <p>A comparison blocks only when its interval shuts success out; while the interval leaves it
 * open the gate says so, and how many more cases should decide it. The verdict is {@code Block} as
 * soon as one clause blocks, else {@code Inconclusive} as soon as one is open, else {@code Pass}.
 *
 * <p>A rule on a metric that a judge gives decides only while that judge may gate; until then its
 * clause informs. Rules on what people would say need no such judge: people's labels on these very
 * answers say how far it is off. Where no clause decides anything, nothing may pass: the verdict is
 * {@code Inconclusive}.
 */
public final class GatePolicy {
  private GatePolicy() {}

  /** Decides; the clauses stand in the order of the gate's rules. */
  public static Verdict decide(Gate gate, Evidence evidence) {
    List<Clause> clauses = gate.rules().stream().map(rule -> clause(gate, rule, evidence)).toList();
    if (clauses.stream().anyMatch(clause -> clause.state() == Clause.State.BLOCK)) {
      return new Verdict.Block(clauses);
    }
    boolean decidesNothing =
        clauses.stream().allMatch(clause -> clause.state() == Clause.State.INFORM);
    if (decidesNothing
        || clauses.stream().anyMatch(clause -> clause.state() == Clause.State.INCONCLUSIVE)) {
      int needed = clauses.stream().mapToInt(Clause::needed).max().orElse(0);
      return new Verdict.Inconclusive(clauses, needed);
    }
    return new Verdict.Pass(clauses);
  }

  private static Clause clause(Gate gate, GateRule rule, Evidence evidence) {
    return switch (rule) {
      case GateRule.Superiority(String metric) -> compare(gate, rule, metric, evidence);
      case GateRule.NonInferiority(String metric, _) -> compare(gate, rule, metric, evidence);
      case GateRule.Coverage(double minimum) -> coverage(rule, minimum, evidence);
      case GateRule.RequiredCases() -> requiredCases(rule, evidence);
      case GateRule.Corrected corrected -> CorrectedClauses.of(corrected, gate, evidence);
    };
  }

  private static Clause compare(Gate gate, GateRule rule, String metric, Evidence evidence) {
    Optional<JudgeStanding> uncertified = evidence.uncertified(metric);
    if (uncertified.isPresent()) {
      return inform(rule, gate, evidence, uncertified.get());
    }
    if (evidence.baselineRun().isEmpty()) {
      return pass(rule, ClauseSentences.nothingLive(metric));
    }
    return evidence
        .metric(metric)
        .map(seen -> compare(gate, rule, seen))
        .orElseGet(() -> open(rule, ClauseSentences.notMeasured(metric), 0));
  }

  private static Clause compare(Gate gate, GateRule rule, MetricEvidence seen) {
    double threshold = threshold(rule);
    String figures = ClauseSentences.figures(seen, gate.confidence());
    if (seen.lower() > threshold) {
      return pass(rule, figures + ": " + ClauseSentences.success(rule));
    }
    if (seen.upper() <= threshold) {
      return block(rule, figures + ": " + ClauseSentences.failure(rule));
    }
    OptionalInt more = more(seen, threshold, gate.confidence());
    return open(rule, figures + ": " + ClauseSentences.open(rule, more), more.orElse(0));
  }

  /** What the whole interval must lie above. */
  private static double threshold(GateRule rule) {
    return switch (rule) {
      case GateRule.NonInferiority(_, double margin) -> -margin;
      case GateRule.Superiority _, GateRule.Coverage _ -> 0;
      case GateRule.RequiredCases _, GateRule.Corrected _ -> 0;
    };
  }

  private static OptionalInt more(MetricEvidence seen, double threshold, double confidence) {
    var difference =
        new Estimate(seen.difference(), seen.lower(), seen.upper(), confidence, seen.pairs());
    return SampleSize.moreToDecide(
        difference, seen.standardError(), threshold, SampleSize.DEFAULT_POWER);
  }

  /** A baseline that misses answers says nothing against the candidate; it must be run again. */
  private static Clause coverage(GateRule rule, double minimum, Evidence evidence) {
    String sentence = ClauseSentences.coverage(evidence, minimum);
    if (evidence.candidateCoverage() < minimum) {
      return block(rule, sentence);
    }
    return evidence.baselineCoverage() < minimum ? open(rule, sentence, 0) : pass(rule, sentence);
  }

  private static Clause requiredCases(GateRule rule, Evidence evidence) {
    String sentence =
        ClauseSentences.required(evidence.requiredTotal(), evidence.requiredFailedTotal())
            + ClauseSentences.notCounted(evidence.judges());
    return evidence.requiredFailedTotal() == 0 ? pass(rule, sentence) : block(rule, sentence);
  }

  private static Clause inform(
      GateRule rule, Gate gate, Evidence evidence, JudgeStanding uncertified) {
    String seen =
        evidence
            .metric(uncertified.metric())
            .map(figures -> ClauseSentences.figures(figures, gate.confidence()))
            .orElseGet(() -> ClauseSentences.notCompared(uncertified.metric()));
    return new Clause(
        rule, Clause.State.INFORM, ClauseSentences.informs(seen, uncertified.sentence()), 0);
  }

  private static Clause pass(GateRule rule, String sentence) {
    return new Clause(rule, Clause.State.PASS, sentence, 0);
  }

  private static Clause block(GateRule rule, String sentence) {
    return new Clause(rule, Clause.State.BLOCK, sentence, 0);
  }

  private static Clause open(GateRule rule, String sentence, int needed) {
    return new Clause(rule, Clause.State.INCONCLUSIVE, sentence, needed);
  }
}
