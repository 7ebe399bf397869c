package dev.hansei.workflows.gates;

import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The words of floors and of differences between slices. */
final class LimitSentences {
  /** Floors lie near 1, where two digits would hide what they are about. */
  private static final int DIGITS = 3;

  private LimitSentences() {}

  static String noScore(String metric) {
    return "%s: no answer of the candidate was scored on it; does the suite measure it?"
        .formatted(metric);
  }

  static String mean(MeanEvidence seen, double confidence) {
    return "%s: candidate %s [%s, %s] (%s) on %s"
        .formatted(
            seen.metric(),
            ClauseSentences.number(seen.value(), DIGITS),
            ClauseSentences.number(seen.lower(), DIGITS),
            ClauseSentences.number(seen.upper(), DIGITS),
            ClauseSentences.percent(confidence),
            ClauseSentences.counted(seen.answers(), "answer"));
  }

  static String noSlices(GateRule.Disparity rule, @Nullable DisparityEvidence seen) {
    String what = "%s by %s: ".formatted(rule.metric(), rule.by());
    if (seen == null || seen.values() == 0) {
      return what + "no case has that field and a score; does the dataset have it?";
    }
    return seen.values() > DisparityEvidence.VALUES_MAX
        ? what
            + "more than %d values, which are things and not kinds"
                .formatted(DisparityEvidence.VALUES_MAX)
        : what
            + "no value has %d cases with %d others beside it"
                .formatted(DisparityEvidence.CASES_MIN, DisparityEvidence.CASES_MIN);
  }

  static String gap(DisparityEvidence seen, DisparityEvidence.Gap worst, double confidence) {
    String leftOut =
        seen.leftOut() == 0
            ? ""
            : "; %s with fewer than %d cases left out"
                .formatted(
                    ClauseSentences.counted(seen.leftOut(), "value"), DisparityEvidence.CASES_MIN);
    return String.format(
        Locale.ROOT,
        "%s by %s: lowest may be %s, %s against %s in the others; gap %s [%s, %s] (%s over %s)%s",
        seen.metric(),
        seen.by(),
        worst.name(),
        ClauseSentences.number(worst.inside(), 2),
        ClauseSentences.number(worst.rest(), 2),
        ClauseSentences.signed(worst.gap(), 2),
        ClauseSentences.number(worst.lower(), 2),
        ClauseSentences.number(worst.upper(), 2),
        ClauseSentences.percent(confidence),
        ClauseSentences.counted(seen.gaps().size(), "value"),
        leftOut);
  }

  static String doubt(String doubt, OptionalInt more) {
    return more.isPresent()
        ? "%s; about %s more should decide"
            .formatted(doubt, ClauseSentences.counted(more.getAsInt(), "case"))
        : doubt + "; too close to the limit for more cases to decide";
  }
}
