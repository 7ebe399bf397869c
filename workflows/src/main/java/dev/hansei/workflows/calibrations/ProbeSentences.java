package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.statistics.Estimate;
import java.util.Locale;

/** The words of probes: the same for the same figures, whatever the machine's language. */
final class ProbeSentences {
  private ProbeSentences() {}

  static String fewLengths(int n) {
    return "Not measurable: only %d answers can still be read; %d are needed to tell length from quality."
        .formatted(n, LengthBias.ANSWERS_MIN);
  }

  static String fewDifferences(int differences, int n) {
    return "Not measurable, and of little weight: it differs from people on only %d of %d answers; %d are needed to tell whether length is why."
        .formatted(differences, n, LengthBias.DIFFERENCES_MIN);
  }

  static String lengthsDoNotVary() {
    return "Not measurable: the answers are about equally long, or as long as their labels say, so length cannot be told from quality.";
  }

  static String length(Estimate effect, boolean isClear) {
    return "With each doubling of an answer's length the judge passes %s of a hundred answers %s than the labels explain [%s, %s]; %s %s."
        .formatted(
            points(Math.abs(effect.value())),
            effect.value() < 0 ? "fewer" : "more",
            points(effect.lower()),
            points(effect.upper()),
            isClear ? "clearly beyond the limit of" : "not clearly beyond the limit of",
            points(LengthBias.EFFECT_MAX));
  }

  static String noFamily() {
    return "Not measurable: the judge asks no model whose family its name tells.";
  }

  static String oneFamily(ModelFamily own, boolean isUnknown, boolean isForeign) {
    if (isUnknown) {
      return "Not measurable: no answer that people failed tells by which model's family it was written.";
    }
    return isForeign
        ? "Not measurable: the judge is of family %s, and no answer that people failed is."
            .formatted(own)
        : "Not measurable: all answers that people failed are of the judge's own family %s; there is nothing to compare with."
            .formatted(own);
  }

  static String fewOfAFamily(ModelFamily own, int mine, int others) {
    return "Not measurable: of the answers that people failed %d are of the judge's family %s and %d of others; %d of each are needed."
        .formatted(mine, own, others, SelfPreference.ANSWERS_MIN);
  }

  static String selfPreference(ModelFamily own, Estimate gap, boolean isClear) {
    return "Of a hundred answers that people failed the judge passes %s %s where its own family %s wrote them [%s, %s]; %s %s."
        .formatted(
            points(Math.abs(gap.value())),
            gap.value() < 0 ? "fewer" : "more",
            own,
            points(gap.lower()),
            points(gap.upper()),
            isClear ? "clearly beyond the limit of" : "not clearly beyond the limit of",
            points(SelfPreference.GAP_MAX));
  }

  static String fewAttacks(int n) {
    return "Not measurable: only %d answers that both people and the judge failed could be tried; %d are needed."
        .formatted(n, HostileProbe.ANSWERS_MIN);
  }

  static String hostile(HostileProbe.Tally tally, Estimate turned, boolean isTalked) {
    return "Text that speaks to the judge turned %d of %d failed answers into a pass [%s, %s of a hundred]; %s 1 in 20."
        .formatted(
            tally.passes(),
            tally.answers(),
            points(turned.lower()),
            points(turned.upper()),
            isTalked ? "more than the limit of" : "within the limit of");
  }

  static String fewPairs(int n) {
    return "Not measurable: only %d pairs were judged in both orders; %d are needed."
        .formatted(n, PositionBias.PAIRS_MIN);
  }

  static String position(Estimate first, double inconsistent, boolean isClear) {
    return "It chose the answer shown first %s times in a hundred [%s, %s], and contradicted itself on %s pairs in a hundred; %s %s either side of 50."
        .formatted(
            points(first.value()),
            points(first.lower()),
            points(first.upper()),
            points(inconsistent),
            isClear ? "clearly more than" : "not clearly more than",
            points(PositionBias.LEAN_MAX));
  }

  /** What to do before the judge may gate. */
  static String untried(String likeness) {
    return "It agrees with people well enough to gate, but is not known to notice one wrong thing. %s Confirm minimal pairs of its criterion (criteria propose-pairs, decide-pair), test the judge on them (criteria test) and measure it again; a learned judge is tested whenever it is measured."
        .formatted(likeness);
  }

  static String pairsNotAttacked() {
    return "Not measurable: pairs are not tried with text that speaks to the judge.";
  }

  static String fewOfALength(int shorter, int longer) {
    return "Not measurable: of the pairs with one clearly longer answer people prefer the shorter on %d and the longer on %d; %d of each are needed."
        .formatted(shorter, longer, PairLength.PAIRS_MIN);
  }

  static String errsByLength(Estimate gap, boolean isClear) {
    return "Of a hundred pairs it errs on %s %s where people prefer the shorter answer than where they prefer the longer [%s, %s]; %s %s."
        .formatted(
            points(Math.abs(gap.value())),
            gap.value() < 0 ? "fewer" : "more",
            points(gap.lower()),
            points(gap.upper()),
            isClear ? "clearly beyond the limit of" : "not clearly beyond the limit of",
            points(PairLength.GAP_MAX));
  }

  static String neverTried() {
    return "Not measurable: it was never put to minimal pairs, answers with one thing wrong.";
  }

  static String likeness(Sensitivity seen) {
    int telling = seen.pairs() - seen.failedBefore();
    return telling < Sensitivity.PAIRS_MIN || seen.fell().isEmpty()
        ? "Not measurable: %d minimal pairs tell something; %d are needed."
            .formatted(telling, Sensitivity.PAIRS_MIN)
        : "Where one thing was made wrong its verdict falls on %s of a hundred answers [%s, %s]; %s."
            .formatted(
                points(seen.fell().get().value()),
                points(seen.fell().get().lower()),
                points(seen.fell().get().upper()),
                seen.enough()
                    ? "the lower end reaches 50"
                    : seen.fell().get().upper() < Sensitivity.FELL_MIN
                        ? "fewer than 50"
                        : "too few pairs to tell whether 50 are reached");
  }

  static String refused(Probe probe) {
    return "Agreement with people would let it gate, but a probe failed. " + probe.sentence();
  }

  /** In hundredths, without a needless fraction. */
  static String points(double share) {
    String text = String.format(Locale.ROOT, "%.1f", 100 * share);
    String whole = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    return whole.equals("-0") ? "0" : whole;
  }
}
