package dev.hansei.workflows.gates;

import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.SampleSize;
import java.util.Optional;
import java.util.OptionalInt;

/** What becomes of rules that compare scores case by case. */
final class ComparingClauses {
  private ComparingClauses() {}

  static Clause of(GateRule.Compared rule, double confidence, Evidence evidence) {
    double threshold =
        switch (rule) {
          case GateRule.Superiority _ -> 0;
          case GateRule.NonInferiority(_, double margin) -> -margin;
        };
    return of(new Asked(rule, rule.metric(), threshold, confidence), evidence);
  }

  /**
   * A comparison.
   *
   * @param threshold what the whole interval must lie above
   */
  private record Asked(
      GateRule.Compared rule, String metric, double threshold, double confidence) {}

  private static Clause of(Asked asked, Evidence evidence) {
    Optional<JudgeStanding> uncertified = evidence.uncertified(asked.metric());
    if (uncertified.isPresent()) {
      return inform(asked, evidence, uncertified.get());
    }
    if (evidence.baselineRun().isEmpty()) {
      return Clause.pass(asked.rule(), ClauseSentences.nothingLive(asked.metric()));
    }
    return evidence
        .metric(asked.metric())
        .map(seen -> compare(asked, seen))
        .orElseGet(() -> Clause.open(asked.rule(), ClauseSentences.notMeasured(asked.metric()), 0));
  }

  private static Clause compare(Asked asked, MetricEvidence seen) {
    GateRule.Compared rule = asked.rule();
    String figures = ClauseSentences.figures(seen, asked.confidence());
    if (seen.lower() > asked.threshold()) {
      return Clause.pass(rule, figures + ": " + ClauseSentences.success(rule));
    }
    if (seen.upper() <= asked.threshold()) {
      return Clause.block(rule, figures + ": " + ClauseSentences.failure(rule));
    }
    OptionalInt more = more(seen, asked);
    return Clause.open(rule, figures + ": " + ClauseSentences.open(rule, more), more.orElse(0));
  }

  private static OptionalInt more(MetricEvidence seen, Asked asked) {
    var difference =
        new Estimate(
            seen.difference(), seen.lower(), seen.upper(), asked.confidence(), seen.pairs());
    return SampleSize.moreToDecide(
        difference, seen.standardError(), asked.threshold(), SampleSize.DEFAULT_POWER);
  }

  private static Clause inform(Asked asked, Evidence evidence, JudgeStanding uncertified) {
    String seen =
        evidence
            .metric(asked.metric())
            .map(figures -> ClauseSentences.figures(figures, asked.confidence()))
            .orElseGet(() -> ClauseSentences.notCompared(asked.metric()));
    return Clause.inform(asked.rule(), ClauseSentences.informs(seen, uncertified.sentence()));
  }
}
