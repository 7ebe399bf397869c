package dev.hansei.workflows.gates;

import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.SampleSize;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What becomes of ceilings on time and cost: the whole interval must not be above the limit. */
final class CeilingClauses {
  private CeilingClauses() {}

  static Clause of(GateRule.Ceiling rule, double confidence, Evidence evidence) {
    Double ratio = rule.ratio();
    if (ratio != null && evidence.baselineRun().isEmpty()) {
      return Clause.pass(rule, ClauseSentences.nothingLive(CeilingSentences.name(rule)));
    }
    MeasureEvidence seen = evidence.askedOrNone().measure(rule).orElse(null);
    MeasureEvidence.Figure figure = figure(seen, ratio != null);
    if (seen == null || figure == null) {
      return Clause.open(rule, CeilingSentences.notMeasured(rule, seen), 0);
    }
    String figures = CeilingSentences.figures(rule, seen, figure, confidence);
    double limit = limit(rule);
    if (figure.upper().filter(upper -> upper <= limit).isPresent()) {
      return Clause.pass(rule, figures + ": at most " + CeilingSentences.limit(rule, seen));
    }
    if (figure.lower() > limit) {
      return Clause.block(rule, figures + ": more than " + CeilingSentences.limit(rule, seen));
    }
    OptionalInt more = more(figure, limit, confidence);
    String doubt = "may or may not be more than " + CeilingSentences.limit(rule, seen);
    return Clause.open(rule, figures + ": " + LimitSentences.doubt(doubt, more), more.orElse(0));
  }

  private static MeasureEvidence.@Nullable Figure figure(
      @Nullable MeasureEvidence seen, boolean isRatio) {
    if (seen == null) {
      return null;
    }
    Optional<MeasureEvidence.Figure> asked = isRatio ? seen.ratio() : seen.candidate();
    return asked.orElse(null);
  }

  private static double limit(GateRule.Ceiling rule) {
    Double ratio = rule.ratio();
    return ratio == null ? Optional.ofNullable(rule.limit()).orElseThrow() : ratio;
  }

  /** On logarithms, as such figures are skewed; without an upper end what gives one. */
  private static OptionalInt more(MeasureEvidence.Figure figure, double limit, double confidence) {
    double upper = figure.upper().orElse(0.0);
    if (upper == 0 || !(figure.lower() > 0)) {
      return figure.more() > 0 ? OptionalInt.of(figure.more()) : OptionalInt.empty();
    }
    var seen =
        new Estimate(
            Math.log(figure.value()),
            Math.log(figure.lower()),
            Math.log(upper),
            confidence,
            figure.units());
    double error = SampleSize.spreadOf(seen) / Math.sqrt(seen.n());
    return SampleSize.moreToDecide(seen, error, Math.log(limit), SampleSize.DEFAULT_POWER);
  }
}
