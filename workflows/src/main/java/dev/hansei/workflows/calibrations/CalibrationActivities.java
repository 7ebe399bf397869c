package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.projects.ProjectId;
import io.temporal.activity.ActivityInterface;
import java.util.List;
import java.util.Objects;

/** What {@link Calibrate} does. All are idempotent. */
@ActivityInterface
public interface CalibrationActivities {
  /** Writes the row that people see while it runs. Queue {@code loop}. */
  void openCalibration(CalibrateInput input);

  /**
   * Learns a judge from the labels of role align and saves it as a version; the same labels give
   * the same version. Heartbeats. Queue {@code cpu}: it embeds.
   */
  JudgeId learnJudge(CalibrateInput input);

  /**
   * Freezes the label set: which answers, and what was said of them. Refuses labels that the judge
   * saw. Queue {@code cpu}: it compares questions with those of the training.
   */
  CalibrationPlan planCalibration(JudgeToMeasure measured);

  /**
   * Asks the judge about every answer of one chunk, and about some that people failed once more
   * with a hostile text at their end; what it has judged is not asked again. Heartbeats. Queue
   * {@code models}.
   */
  JudgedCounts judgeChunk(ChunkOfLabels chunk);

  /**
   * Computes the figures, and writes certificate, lineage and audit in one transaction. For a check
   * of anchors: compares, and takes the certificate back where the judge drifted; the result then
   * names the certificate that was checked. Queue {@code cpu}: it bootstraps.
   */
  CalibrateResult certify(PlannedCalibration planned);

  /** Says that there will be no certificate, and why. Queue {@code loop}. */
  void endCalibration(CalibrationEnd end);

  /**
   * Which certificates a round of checks is about: the newest of each judge that asks a model,
   * while it holds and is good for more than exploring; the one that was checked longest ago first,
   * as many as the project's plan pays for. None where there is no plan, or it is paused. Reads
   * only. Queue {@code loop}.
   */
  DueAnchors dueAnchors(WatchAnchorsInput input);

  /** Checks of one round, in their order; at most {@value #CHECKS_MAX}. */
  record DueAnchors(List<DueCheck> checks) {
    /** Bounds the history of a round. */
    public static final int CHECKS_MAX = 200;

    public DueAnchors {
      checks = List.copyOf(checks);
      if (checks.size() > CHECKS_MAX) {
        throw new IllegalArgumentException("a round has at most 200 checks");
      }
    }
  }

  /** A certificate to check. */
  record DueCheck(CalibrationId certificate, JudgeId judgeId, Split split) {
    public DueCheck {
      Objects.requireNonNull(certificate, "certificate is null");
      Objects.requireNonNull(judgeId, "judgeId is null");
      Objects.requireNonNull(split, "split is null");
    }
  }

  /** Which judge is measured. */
  record JudgeToMeasure(CalibrateInput input, JudgeId judgeId) {
    public JudgeToMeasure {
      Objects.requireNonNull(input, "input is null");
      Objects.requireNonNull(judgeId, "judgeId is null");
    }
  }

  /** The label set, and how it is cut: {@code chunks} chunks of {@code chunkSize}. */
  record CalibrationPlan(ArtifactRef labels, int planned, int chunkSize, int chunks) {
    public CalibrationPlan {
      Objects.requireNonNull(labels, "labels is null");
      if (planned < 0 || chunkSize < 1 || chunks != (planned + chunkSize - 1) / chunkSize) {
        throw new IllegalArgumentException("chunks do not cover the plan");
      }
    }
  }

  /** A judge with the labels to measure it on. */
  record PlannedCalibration(JudgeToMeasure measured, CalibrationPlan plan) {
    public PlannedCalibration {
      Objects.requireNonNull(measured, "measured is null");
      Objects.requireNonNull(plan, "plan is null");
    }
  }

  /** One chunk, counted from 0. */
  record ChunkOfLabels(PlannedCalibration planned, int chunk) {
    public ChunkOfLabels {
      Objects.requireNonNull(planned, "planned is null");
    }
  }

  /** How many answers have a verdict, and how many the judge was silent on. */
  record JudgedCounts(int judged, int unscored) {
    /** Nothing yet. */
    public static final JudgedCounts NONE = new JudgedCounts(0, 0);

    /** Both together. */
    public JudgedCounts plus(JudgedCounts other) {
      return new JudgedCounts(judged + other.judged, unscored + other.unscored);
    }
  }

  /**
   * How it ended without a certificate.
   *
   * @param code why it failed; empty where it was cancelled
   */
  record CalibrationEnd(
      ProjectId projectId, CalibrationId calibrationId, CalibrationState state, String code) {
    public CalibrationEnd {
      Objects.requireNonNull(projectId, "projectId is null");
      Objects.requireNonNull(calibrationId, "calibrationId is null");
      Objects.requireNonNull(state, "state is null");
      Objects.requireNonNull(code, "code is null");
    }
  }
}
