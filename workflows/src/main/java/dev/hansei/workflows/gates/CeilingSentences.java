package dev.hansei.workflows.gates;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words of ceilings on time and cost. */
final class CeilingSentences {
  /** Of a cent's fractions three digits tell two figures apart. */
  private static final int DIGITS = 3;

  private CeilingSentences() {}

  static String name(GateRule.Ceiling rule) {
    return switch (rule) {
      case GateRule.LatencyCeiling(int percentile, _, _) -> "time, percentile " + percentile;
      case GateRule.CostCeiling _ -> "cost of an answer";
    };
  }

  static String notMeasured(GateRule.Ceiling rule, @Nullable MeasureEvidence seen) {
    String name = name(rule);
    if (seen != null && seen.unknown() > 0) {
      return "%s: that of %s is not known; is there a price list with that model?"
          .formatted(name, ClauseSentences.counted(seen.unknown(), "answer"));
    }
    boolean half = seen != null && seen.candidate().isPresent();
    return switch (rule) {
      case GateRule.LatencyCeiling _ ->
          half
              ? name + ": no answer of the baseline was timed; recorded ones are not"
              : name + ": no answer was timed; recorded ones are not";
      case GateRule.CostCeiling _ ->
          half
              ? name + ": that of the baseline is not known, is nothing, or is in another currency"
              : name + ": no answer has a cost";
    };
  }

  static String figures(
      GateRule.Ceiling rule,
      MeasureEvidence seen,
      MeasureEvidence.Figure deciding,
      double confidence) {
    String ends =
        "[%s, %s] (%s) on %s"
            .formatted(
                number(deciding.lower(), isRatio(rule) ? "" : seen.unit()),
                deciding
                    .upper()
                    .map(end -> number(end, isRatio(rule) ? "" : seen.unit()))
                    .orElse("open"),
                ClauseSentences.percent(confidence),
                ClauseSentences.counted(deciding.answers(), "answer"));
    String candidate =
        seen.candidate().map(it -> number(it.value(), seen.unit())).orElse("unknown");
    return isRatio(rule)
        ? "%s: candidate %s %s, baseline %s; ratio %s %s"
            .formatted(
                name(rule),
                candidate,
                seen.unit(),
                seen.baseline().map(it -> number(it.value(), seen.unit())).orElse("unknown"),
                number(deciding.value(), ""),
                ends)
        : "%s: candidate %s %s %s".formatted(name(rule), candidate, seen.unit(), ends);
  }

  static String limit(GateRule.Ceiling rule, MeasureEvidence seen) {
    Double ratio = rule.ratio();
    Double limit = rule.limit();
    if (ratio != null) {
      return "%s times what is live".formatted(ClauseSentences.plain(ratio));
    }
    if (limit == null) {
      return "";
    }
    boolean isTime = rule instanceof GateRule.LatencyCeiling;
    String figure = isTime ? number(limit, "ms") : ClauseSentences.plain(limit);
    return "%s %s".formatted(figure, seen.unit()).strip();
  }

  private static boolean isRatio(GateRule.Ceiling rule) {
    return rule.ratio() != null;
  }

  /** Whole milliseconds; else three digits that count. */
  private static String number(double value, String unit) {
    return unit.equals("ms")
        ? String.format(Locale.ROOT, "%,.0f", value)
        : new BigDecimal(value).round(new MathContext(DIGITS)).stripTrailingZeros().toPlainString();
  }
}
