package dev.hansei.workflows.gates;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The words of a verdict: what a release manager reads. Always the same words for the same figures,
 * whatever the machine's language, because they stand in workflow history.
 */
final class ClauseSentences {
  /** Figures below this would all read 0.00 with two digits. */
  private static final double TWO_DIGITS_MIN = 0.01;

  private static final int MICROS_DIGITS = 6;

  private ClauseSentences() {}

  static String nothingLive(String metric) {
    return "%s: nothing is live that it could be compared with".formatted(metric);
  }

  static String notMeasured(String metric) {
    return "%s: no case was scored on it in both runs; does the suite measure it?"
        .formatted(metric);
  }

  static String notCompared(String metric) {
    return metric + ": nothing to compare";
  }

  static String informs(String seen, String standing) {
    return "%s: informs and does not decide, because judge %s".formatted(seen, standing);
  }

  /** Which judges' scores a count of required cases leaves aside. */
  static String notCounted(List<JudgeStanding> judges) {
    String metrics =
        judges.stream()
            .filter(judge -> !judge.mayGate())
            .map(JudgeStanding::metric)
            .distinct()
            .collect(Collectors.joining(", "));
    return metrics.isEmpty()
        ? ""
        : "; not counted, because the judge has no valid certificate: " + metrics;
  }

  /** Means, difference and its interval, as in "f1: candidate 0.71, baseline 0.64; ...". */
  static String figures(MetricEvidence seen, double confidence) {
    int digits = digits(seen);
    return String.format(
        Locale.ROOT,
        "%s: candidate %s, baseline %s; difference %s [%s, %s] (%s) on %s",
        seen.metric(),
        number(seen.candidateMean(), digits),
        number(seen.baselineMean(), digits),
        signed(seen.difference(), digits),
        number(seen.lower(), digits),
        number(seen.upper(), digits),
        percent(confidence),
        counted(seen.pairs(), "case"));
  }

  static String success(GateRule.Compared rule) {
    return switch (rule) {
      case GateRule.NonInferiority(_, double margin) -> "not worse by " + plain(margin);
      case GateRule.Superiority _ -> "better";
    };
  }

  static String failure(GateRule.Compared rule) {
    return switch (rule) {
      case GateRule.NonInferiority(_, double margin) ->
          "worse by %s or more".formatted(plain(margin));
      case GateRule.Superiority _ -> "not better";
    };
  }

  static String open(GateRule.Compared rule, OptionalInt more) {
    String doubt =
        switch (rule) {
          case GateRule.NonInferiority(_, double margin) ->
              "may or may not be worse by " + plain(margin);
          case GateRule.Superiority _ -> "may or may not be better";
        };
    return more.isPresent()
        ? "%s; about %s more should decide".formatted(doubt, counted(more.getAsInt(), "case"))
        : doubt + "; too close to the limit for more cases to decide";
  }

  static String coverage(Evidence evidence, double minimum) {
    String baseline =
        evidence.baselineRun().isEmpty()
            ? ""
            : ", baseline " + percent(evidence.baselineCoverage());
    boolean enough =
        evidence.candidateCoverage() >= minimum && evidence.baselineCoverage() >= minimum;
    return "coverage: candidate %s%s of the plan scored; %s %s%s"
        .formatted(
            percent(evidence.candidateCoverage()),
            baseline,
            enough ? "at least" : "less than",
            percent(minimum),
            enough ? "" : ": see why items have no score, and run again");
  }

  static String required(int total, int failed) {
    if (total == 0) {
      return "required cases: none is marked as required";
    }
    return failed == 0
        ? String.format(Locale.ROOT, "required cases: all %,d pass", total)
        : String.format(Locale.ROOT, "required cases: %,d of %,d do not pass", failed, total);
  }

  /** What further cases take, as in "240 answers in all, about 0.36 USD". */
  static String price(Clause.Price price) {
    String answers =
        String.format(
            Locale.ROOT, "%,d answer%s in all", price.answers(), price.answers() == 1 ? "" : "s");
    return price
        .micros()
        .map(micros -> answers + ", about " + money(micros) + " " + price.currency())
        .orElse(answers + ", at a cost that is not known");
  }

  /** Two digits, or as many as leave one that counts. */
  private static String money(long micros) {
    BigDecimal amount = BigDecimal.valueOf(micros, MICROS_DIGITS);
    int digits = micros == 0 ? 2 : Math.max(2, amount.scale() - amount.precision() + 1);
    return amount.setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
  }

  private static int digits(MetricEvidence seen) {
    double widest = Math.max(Math.abs(seen.lower()), Math.abs(seen.upper()));
    return widest < TWO_DIGITS_MIN ? 4 : 2;
  }

  static String counted(int count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }

  static String signed(double value, int digits) {
    String text = number(value, digits);
    return value > 0 ? "+" + text : text;
  }

  static String number(double value, int digits) {
    return new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** As few digits as the figure was given with. */
  static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  /** Rounded down, so that what is short of a limit never reads as having reached it. */
  static String percent(double share) {
    return BigDecimal.valueOf(share)
            .movePointRight(2)
            .setScale(1, RoundingMode.FLOOR)
            .stripTrailingZeros()
            .toPlainString()
        + " %";
  }
}
