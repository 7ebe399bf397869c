package dev.hansei.workflows.gates;

import java.util.Locale;

/** The words of clauses that count; always the same for the same figures. */
final class CountSentences {
  private CountSentences() {}

  static String nothingToRegress() {
    return "approved cases: nothing is live that a candidate could fall behind";
  }

  static String notGathered(String what) {
    return what + ": the evidence does not tell; ask the gate again";
  }

  static String regressions(Regressions seen) {
    if (seen.approved() == 0) {
      return "approved cases: what is live passes none that a person approved";
    }
    if (seen.regressedTotal() > 0) {
      return String.format(
          Locale.ROOT,
          "approved cases: %,d of %,d that what is live passes do not pass",
          seen.regressedTotal(),
          seen.approved());
    }
    return seen.unscored() > 0
        ? String.format(
            Locale.ROOT,
            "approved cases: %,d of %,d that what is live passes have no score: see why, and run"
                + " again",
            seen.unscored(),
            seen.approved())
        : String.format(
            Locale.ROOT,
            "approved cases: all %,d that what is live passes still pass",
            seen.approved());
  }

  static String noJudge(String metric) {
    return "%s: no judge gives it; does the suite have a judge of that metric?".formatted(metric);
  }

  static String certified(String metric, String standing) {
    return "%s: judge %s".formatted(metric, standing);
  }

  static String notCertified(String metric, String standing) {
    return "%s: a certificate is required, and judge %s".formatted(metric, standing);
  }

  static String cases(int seen, int wanted, boolean inBoth) {
    String where = inBoth ? " in both runs" : "";
    return String.format(
        Locale.ROOT,
        "cases: %s %s a score%s; %s %,d%s",
        ClauseSentences.counted(seen, "case"),
        seen == 1 ? "has" : "have",
        where,
        seen >= wanted ? "at least" : "less than",
        wanted,
        seen >= wanted ? "" : ": " + ClauseSentences.counted(wanted - seen, "case") + " more");
  }
}
