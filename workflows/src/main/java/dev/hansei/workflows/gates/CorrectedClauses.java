package dev.hansei.workflows.gates;

import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.SampleSize;
import dev.hansei.workflows.statistics.SampledVariance;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What becomes of rules on what people would say. As with other comparisons, only an interval that
 * lies wholly on one side decides.
 */
final class CorrectedClauses {
  private CorrectedClauses() {}

  static Clause of(GateRule.Corrected rule, double confidence, Evidence evidence) {
    return switch (rule) {
      case GateRule.CorrectedFloor floor -> floor(floor, confidence, evidence);
      case GateRule.CorrectedSuperiority _ -> compare(rule, 0, confidence, evidence);
      case GateRule.CorrectedNonInferiority(_, double margin) ->
          compare(rule, -margin, confidence, evidence);
    };
  }

  private static Clause floor(GateRule.CorrectedFloor rule, double confidence, Evidence evidence) {
    CorrectedEvidence found = evidence.corrected(rule.metric()).orElse(null);
    if (found == null) {
      return open(rule, CorrectedSentences.notJudged(rule.metric()), 0);
    }
    Optional<CorrectedShare> share = found.candidate();
    int missing = CorrectedEvidence.LABELLED_MIN - found.candidateLabelled();
    if (missing > 0 || share.isEmpty()) {
      return open(rule, CorrectedSentences.tooFew(found), Math.max(1, missing));
    }
    CorrectedShare seen = share.get();
    var asked =
        new Asked(
            rule,
            rule.minimum(),
            seen.estimate(confidence),
            seen.variance(),
            seen.labels() / (double) seen.variance().units(),
            seen.verdicts() - seen.labels());
    return asked.decide(CorrectedSentences.figures(rule.metric(), seen, confidence));
  }

  private static Clause compare(
      GateRule.Corrected rule, double threshold, double confidence, Evidence evidence) {
    if (evidence.baselineRun().isEmpty()) {
      return pass(rule, ClauseSentences.nothingLive(rule.metric()));
    }
    CorrectedEvidence found = evidence.corrected(rule.metric()).orElse(null);
    if (found == null) {
      return open(rule, CorrectedSentences.notJudged(rule.metric()), 0);
    }
    if (!found.sameCriterion()) {
      return open(rule, CorrectedSentences.otherCriterion(rule.metric()), 0);
    }
    CorrectedEvidence.Shared shared = found.shared().orElse(null);
    if (shared == null) {
      return open(rule, CorrectedSentences.notJudgedBefore(rule.metric()), 0);
    }
    if (shared.cases() == 0) {
      return open(rule, CorrectedSentences.nothingShared(rule.metric()), 0);
    }
    Optional<CorrectedChange> change = found.change();
    int missing = CorrectedEvidence.LABELLED_MIN - shared.fewerLabelled();
    if (missing > 0 || change.isEmpty()) {
      return open(
          rule, CorrectedSentences.tooFewShared(rule.metric(), shared), Math.max(1, missing));
    }
    CorrectedChange seen = change.get();
    int fewer = Math.min(seen.baselineLabels(), seen.candidateLabels());
    var asked =
        new Asked(
            rule,
            threshold,
            seen.estimate(confidence),
            seen.variance(),
            fewer / (double) seen.variance().units(),
            seen.unlabelled());
    return asked.decide(CorrectedSentences.figures(rule.metric(), seen, confidence));
  }

  /**
   * An interval and what it must lie above.
   *
   * @param labelsPerUnit several labels of one case, as now, may be needed for one independent one
   * @param unlabelled how many answers there are to label
   */
  private record Asked(
      GateRule.Corrected rule,
      double threshold,
      Estimate seen,
      SampledVariance variance,
      double labelsPerUnit,
      int unlabelled) {
    Clause decide(String figures) {
      if (seen.lower() > threshold) {
        return pass(rule, figures + ": " + CorrectedSentences.success(rule));
      }
      if (seen.upper() <= threshold) {
        return new Clause(
            rule, Clause.State.BLOCK, figures + ": " + CorrectedSentences.failure(rule), 0);
      }
      OptionalInt units = variance.moreToDecide(seen, threshold, SampleSize.DEFAULT_POWER);
      int wanted = (int) Math.ceil(units.orElse(0) * Math.max(1, labelsPerUnit));
      int labels = wanted > unlabelled ? 0 : wanted;
      return open(rule, figures + ": " + CorrectedSentences.open(rule, labels), labels);
    }
  }

  private static Clause pass(GateRule rule, String sentence) {
    return new Clause(rule, Clause.State.PASS, sentence, 0);
  }

  private static Clause open(GateRule rule, String sentence, int needed) {
    return new Clause(rule, Clause.State.INCONCLUSIVE, sentence, needed);
  }
}
