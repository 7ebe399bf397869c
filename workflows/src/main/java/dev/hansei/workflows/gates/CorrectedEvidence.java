package dev.hansei.workflows.gates;

import dev.hansei.workflows.annotations.QueueId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What people would say of two runs, on the criterion behind one metric. Labels that the judge was
 * taught on are not among it.
 *
 * @param metric of the judge's assertion
 * @param baselineLabelled independent cases of the baseline that people labelled, 0 where there is
 *     no baseline
 * @param candidateLabelled of the candidate
 * @param candidate the corrected pass rate of the candidate; empty with labels of fewer than three
 *     independent cases
 * @param change how it differs from the baseline's; empty as that is, without a baseline, and where
 *     the two runs' judges go by different criteria
 * @param sameCriterion whether the judges of both runs go by one criterion; true without a baseline
 * @param queues whose labels these are, one a run
 */
public record CorrectedEvidence(
    String metric,
    int baselineLabelled,
    int candidateLabelled,
    Optional<CorrectedShare> candidate,
    Optional<CorrectedChange> change,
    boolean sameCriterion,
    List<QueueId> queues) {
  /**
   * Fewer labelled cases of a run decide no gate: down to so many the intervals were simulated
   * ({@code workflows/docs/0022}).
   */
  public static final int LABELLED_MIN = 20;

  public CorrectedEvidence {
    Objects.requireNonNull(metric, "metric is null");
    if (baselineLabelled < 0 || candidateLabelled < 0) {
      throw new IllegalArgumentException("labelled cases are counted from 0");
    }
    Objects.requireNonNull(candidate, "candidate is null");
    Objects.requireNonNull(change, "change is null");
    queues = List.copyOf(queues);
    if (change.isPresent() && !sameCriterion) {
      throw new IllegalArgumentException("rates by different criteria are not compared");
    }
  }
}
