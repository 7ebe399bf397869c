package dev.hansei.infra.registry.calibrations;

import dev.hansei.workflows.calibrations.AnchorCheck;
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
 * @param issued the certificate; present exactly where it completed and was no check of anchors
 * @param anchors what a check of anchors found; present exactly where one completed
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
    Optional<Instant> endedAt,
    Optional<AnchorCheck> anchors) {
  public CalibrationView {
    Objects.requireNonNull(input, "input is null");
    Objects.requireNonNull(judgeId, "judgeId is null");
    Objects.requireNonNull(state, "state is null");
    Objects.requireNonNull(labels, "labels is null");
    Objects.requireNonNull(failureCode, "failureCode is null");
    Objects.requireNonNull(issued, "issued is null");
    Objects.requireNonNull(startedAt, "startedAt is null");
    Objects.requireNonNull(endedAt, "endedAt is null");
    Objects.requireNonNull(anchors, "anchors is null");
  }

  /** One that is no check of anchors, or one that has not ended. */
  public CalibrationView(
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
    this(
        input,
        judgeId,
        state,
        planned,
        labels,
        nearDuplicates,
        leftOut,
        failureCode,
        issued,
        startedAt,
        endedAt,
        Optional.empty());
  }

  /** The certificate whose anchors it checks; empty where it makes a certificate. */
  public Optional<CalibrationId> anchorsOf() {
    return input.subject() instanceof CalibrateInput.Subject.Anchors(var certificate, _)
        ? Optional.of(certificate)
        : Optional.empty();
  }

  /** Its name. */
  public CalibrationId id() {
    return input.calibrationId();
  }
}
