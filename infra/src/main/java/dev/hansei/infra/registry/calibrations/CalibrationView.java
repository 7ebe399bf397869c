package dev.hansei.infra.registry.calibrations;

import dev.hansei.workflows.calibrations.CalibrateInput;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.calibrations.CalibrationState;
import dev.hansei.workflows.calibrations.Issued;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.lineage.ArtifactRef;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A calibration as the registry has it.
 *
 * @param judgeId absent until the judge is learnt
 * @param planned labels to measure on; 0 until they are known
 * @param labels the frozen label set; absent until it is frozen
 * @param failureCode empty unless it failed
 * @param issued the certificate; present exactly where it completed
 */
public record CalibrationView(
    CalibrateInput input,
    Optional<JudgeId> judgeId,
    CalibrationState state,
    int planned,
    Optional<ArtifactRef> labels,
    int nearDuplicates,
    int leftOut,
    String failureCode,
    Optional<Issued> issued,
    Instant startedAt,
    Optional<Instant> endedAt) {
  public CalibrationView {
    Objects.requireNonNull(input, "input is null");
    Objects.requireNonNull(judgeId, "judgeId is null");
    Objects.requireNonNull(state, "state is null");
    Objects.requireNonNull(labels, "labels is null");
    Objects.requireNonNull(failureCode, "failureCode is null");
    Objects.requireNonNull(issued, "issued is null");
    Objects.requireNonNull(startedAt, "startedAt is null");
    Objects.requireNonNull(endedAt, "endedAt is null");
  }

  /** Its name. */
  public CalibrationId id() {
    return input.calibrationId();
  }
}
