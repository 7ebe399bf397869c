package dev.hansei.workflows.gates;

import java.util.Locale;

/** The words of clauses on what people would say. */
final class CorrectedSentences {
  private CorrectedSentences() {}

  static String notJudged(String metric) {
    return "%s: no judge gave a verdict on it; does the suite have a judge of that metric?"
        .formatted(metric);
  }

  static String otherCriterion(String metric) {
    return "%s: the judges of the two runs go by different criteria, which cannot be compared"
        .formatted(metric);
  }

  static String notJudgedBefore(String metric) {
    return "%s: no judge gave a verdict on it in the baseline's run; run the baseline with a suite that has the judge"
        .formatted(metric);
  }

  static String nothingShared(String metric) {
    return "%s: the two runs have no case in common with a verdict in both, so there is nothing to compare"
        .formatted(metric);
  }

  /** How many cases are labelled, and where labels are to be asked for. */
  static String tooFew(CorrectedEvidence found) {
    return "%s: people labelled %s of the candidate's run on its criterion that its judge was not taught on; at least %d are needed, drawn by one queue that has closed"
        .formatted(
            found.metric(),
            ClauseSentences.counted(found.candidateLabelled(), "case"),
            CorrectedEvidence.LABELLED_MIN);
  }

  /** The same of the cases that both runs have. */
  static String tooFewShared(String metric, CorrectedEvidence.Shared shared) {
    return "%s: of %s with a verdict in both runs people labelled %s of the candidate's run and %s of the baseline's on its criterion that its judge was not taught on; at least %d of either are needed, drawn by one queue that has closed"
        .formatted(
            metric,
            ClauseSentences.counted(shared.cases(), "case"),
            ClauseSentences.counted(shared.candidateLabelled(), "case"),
            shared.baselineLabelled(),
            CorrectedEvidence.LABELLED_MIN);
  }

  /**
   * As in "grounded: people would pass 0.81 [0.72, 0.90] (95 %), the judge alone says 0.93; ...".
   */
  static String figures(String metric, CorrectedShare seen, double confidence) {
    return "%s: people would pass %s [%s, %s] (%s), the judge alone says %s; from %s and %s"
        .formatted(
            metric,
            two(seen.value()),
            two(seen.lower()),
            two(seen.upper()),
            ClauseSentences.percent(confidence),
            two(seen.naive()),
            ClauseSentences.counted(seen.labels(), "label"),
            ClauseSentences.counted(seen.verdicts(), "verdict"));
  }

  static String figures(String metric, CorrectedChange seen, double confidence) {
    return String.format(
        Locale.ROOT,
        "%s: people would pass %s of the candidate, %s of the baseline; difference %s [%s, %s] (%s), the judge alone says %s; from %,d and %,d labels on %s with verdicts",
        metric,
        two(seen.candidate()),
        two(seen.baseline()),
        ClauseSentences.signed(seen.value(), 2),
        two(seen.lower()),
        two(seen.upper()),
        ClauseSentences.percent(confidence),
        ClauseSentences.signed(seen.naive(), 2),
        seen.candidateLabels(),
        seen.baselineLabels(),
        ClauseSentences.counted(seen.cases(), "case"));
  }

  static String success(GateRule.Corrected rule) {
    return switch (rule) {
      case GateRule.CorrectedFloor(_, double minimum) ->
          "more than " + ClauseSentences.plain(minimum);
      case GateRule.CorrectedSuperiority _ -> "better";
      case GateRule.CorrectedNonInferiority(_, double margin) ->
          "not worse by " + ClauseSentences.plain(margin);
    };
  }

  static String failure(GateRule.Corrected rule) {
    return switch (rule) {
      case GateRule.CorrectedFloor(_, double minimum) ->
          "not more than " + ClauseSentences.plain(minimum);
      case GateRule.CorrectedSuperiority _ -> "not better";
      case GateRule.CorrectedNonInferiority(_, double margin) ->
          "worse by %s or more".formatted(ClauseSentences.plain(margin));
    };
  }

  /**
   * @param more labels; 0 where labels alone do not decide
   */
  static String open(GateRule.Corrected rule, int more) {
    String doubt =
        switch (rule) {
          case GateRule.CorrectedFloor(_, double minimum) ->
              "may or may not be more than " + ClauseSentences.plain(minimum);
          case GateRule.CorrectedSuperiority _ -> "may or may not be better";
          case GateRule.CorrectedNonInferiority(_, double margin) ->
              "may or may not be worse by " + ClauseSentences.plain(margin);
        };
    if (more == 0) {
      return doubt + "; labels alone are not likely to decide, more cases may";
    }
    String each = rule instanceof GateRule.CorrectedFloor ? "" : " on each run";
    return "%s; about %s more%s should decide"
        .formatted(doubt, ClauseSentences.counted(more, "label"), each);
  }

  private static String two(double value) {
    return ClauseSentences.number(value, 2);
  }
}
