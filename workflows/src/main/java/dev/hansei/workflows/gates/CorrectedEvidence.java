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
 * @param baselineLabelled independent cases of the baseline's run that people labelled, 0 where
 *     there is no baseline or no judge's verdict in its run
 * @param candidateLabelled of the candidate's run
 * @param candidate the corrected pass rate of the candidate; empty with labels of fewer than three
 *     independent cases
 * @param change how it differs from the baseline's; empty as that is, without a baseline, and where
 *     the two runs' judges go by different criteria
 * @param sameCriterion whether the judges of both runs go by one criterion; true without a baseline
 * @param queues whose labels these are, one a run
 * @param shared what both runs have verdicts on; empty without a baseline, and where its run has no
 *     judge's verdict on the metric
 */
public record CorrectedEvidence(
    String metric,
    int baselineLabelled,
    int candidateLabelled,
    Optional<CorrectedShare> candidate,
    Optional<CorrectedChange> change,
    boolean sameCriterion,
    List<QueueId> queues,
    Optional<Shared> shared) {
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
    Objects.requireNonNull(shared, "shared is null");
    if (change.isPresent() && !sameCriterion) {
      throw new IllegalArgumentException("rates by different criteria are not compared");
    }
    if (change.isPresent() && shared.isEmpty()) {
      throw new IllegalArgumentException("rates are compared on cases that both runs have");
    }
  }

  /**
   * The cases that a judge gave a verdict on in both runs.
   *
   * @param cases how many; 0 where the runs have none in common
   * @param baselineLabelled independent ones of which people labelled the baseline's answer
   * @param candidateLabelled of which they labelled the candidate's
   */
  public record Shared(int cases, int baselineLabelled, int candidateLabelled) {
    public Shared {
      if (cases < 0 || baselineLabelled < 0 || candidateLabelled < 0) {
        throw new IllegalArgumentException("shared cases are counted from 0");
      }
    }

    /** On the run with fewer. */
    int fewerLabelled() {
      return Math.min(baselineLabelled, candidateLabelled);
    }
  }
}
