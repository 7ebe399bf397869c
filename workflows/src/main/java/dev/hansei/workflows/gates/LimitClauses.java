package dev.hansei.workflows.gates;

import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.SampleSize;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What becomes of rules that hold a figure to a limit: floors of means and differences of slices.
 * As with comparisons, only an interval that lies wholly on one side decides.
 */
final class LimitClauses {
  private LimitClauses() {}

  static Clause floor(GateRule.Floor rule, double confidence, Evidence evidence) {
    MeanEvidence seen = evidence.askedOrNone().mean(rule.metric()).orElse(null);
    Optional<JudgeStanding> uncertified = evidence.uncertified(rule.metric());
    if (seen == null) {
      return Clause.open(rule, LimitSentences.noScore(rule.metric()), 0);
    }
    String figures = LimitSentences.mean(seen, confidence);
    if (uncertified.isPresent()) {
      return Clause.inform(rule, ClauseSentences.informs(figures, uncertified.get().sentence()));
    }
    String limit = ClauseSentences.plain(rule.minimum());
    if (seen.lower() > rule.minimum()) {
      return Clause.pass(rule, figures + ": more than " + limit);
    }
    if (seen.upper() <= rule.minimum()) {
      return Clause.block(rule, figures + ": not more than " + limit);
    }
    OptionalInt more =
        SampleSize.moreToDecide(
            new Estimate(seen.value(), seen.lower(), seen.upper(), confidence, seen.units()),
            seen.standardError(),
            rule.minimum(),
            SampleSize.DEFAULT_POWER);
    String doubt = "may or may not be more than " + limit;
    return Clause.open(rule, figures + ": " + LimitSentences.doubt(doubt, more), more.orElse(0));
  }

  static Clause disparity(GateRule.Disparity rule, double confidence, Evidence evidence) {
    DisparityEvidence seen =
        evidence.askedOrNone().disparity(rule.by(), rule.metric()).orElse(null);
    if (seen == null || seen.gaps().isEmpty()) {
      return Clause.open(rule, LimitSentences.noSlices(rule, seen), 0);
    }
    Optional<JudgeStanding> uncertified = evidence.uncertified(rule.metric());
    DisparityEvidence.Gap worst = worst(rule, seen);
    String figures = LimitSentences.gap(seen, worst, confidence);
    if (uncertified.isPresent()) {
      return Clause.inform(rule, ClauseSentences.informs(figures, uncertified.get().sentence()));
    }
    String limit = ClauseSentences.plain(rule.maximum());
    if (worst.upper() <= -rule.maximum()) {
      return Clause.block(rule, figures + ": lower by %s or more".formatted(limit));
    }
    if (worst.lower() > -rule.maximum()) {
      return Clause.pass(rule, figures + ": none lower by " + limit);
    }
    OptionalInt more = more(worst, -rule.maximum(), confidence);
    String doubt = "may or may not be lower by " + limit;
    return Clause.open(rule, figures + ": " + LimitSentences.doubt(doubt, more), more.orElse(0));
  }

  /** The slice that decides: one that is shut out, else the one that may be furthest below. */
  private static DisparityEvidence.Gap worst(GateRule.Disparity rule, DisparityEvidence seen) {
    return seen.gaps().stream()
        .filter(gap -> gap.upper() <= -rule.maximum())
        .min(Comparator.comparingDouble(DisparityEvidence.Gap::upper))
        .orElseGet(() ->
            seen.gaps().stream()
                .min(Comparator.comparingDouble(DisparityEvidence.Gap::lower))
                .orElseThrow());
  }

  private static OptionalInt more(DisparityEvidence.Gap gap, double threshold, double confidence) {
    var seen = new Estimate(gap.gap(), gap.lower(), gap.upper(), confidence, gap.units());
    double error = SampleSize.spreadOf(seen) / Math.sqrt(seen.n());
    return SampleSize.moreToDecide(seen, error, threshold, SampleSize.DEFAULT_POWER);
  }
}
