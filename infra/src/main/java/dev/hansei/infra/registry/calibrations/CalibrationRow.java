package dev.hansei.infra.registry.calibrations;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.infra.registry.calibrations.Calibrations.FrozenLabels;
import dev.hansei.workflows.calibrations.AnchorCheck;
import dev.hansei.workflows.calibrations.CalibrateInput;
import dev.hansei.workflows.calibrations.CalibrationState;
import dev.hansei.workflows.calibrations.Certificate;
import dev.hansei.workflows.calibrations.Issued;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code calibrations_calibration}. */
@MappedEntity("calibrations_calibration")
record CalibrationRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID calibrationId,
    String input,
    @Nullable @Binary16 UUID judgeId,
    int planned,
    @Nullable @Binary32 Sha256 labelsSha256,
    long labelsBytes,
    int nearDuplicates,
    int leftOut,
    String state,
    String failureCode,
    @Nullable String certificate,
    @Nullable @Binary32 Sha256 certificateSha256,
    long certificateBytes,
    String band,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Instant revokedAt,
    String revokedReason,
    @Nullable @Binary16 UUID anchorsOf,
    @Nullable String anchors) {
  boolean isRunning() {
    return state.equals(CalibrationState.RUNNING.name());
  }

  CalibrationRow frozen(FrozenLabels set) {
    return new CalibrationRow(
        projectId,
        calibrationId,
        input,
        set.judgeId().value(),
        set.planned(),
        set.labels().sha256(),
        set.labels().sizeBytes(),
        set.nearDuplicates(),
        set.leftOut(),
        state,
        failureCode,
        certificate,
        certificateSha256,
        certificateBytes,
        band,
        startedAt,
        endedAt,
        revokedAt,
        revokedReason,
        anchorsOf,
        anchors);
  }

  CalibrationRow completed(Certificate issued, String json, ArtifactRef stored) {
    return new CalibrationRow(
        projectId,
        calibrationId,
        input,
        judgeId,
        planned,
        labelsSha256,
        labelsBytes,
        nearDuplicates,
        leftOut,
        CalibrationState.COMPLETED.name(),
        failureCode,
        json,
        stored.sha256(),
        stored.sizeBytes(),
        issued.decision().band().name(),
        startedAt,
        issued.madeAt(),
        revokedAt,
        revokedReason,
        anchorsOf,
        anchors);
  }

  CalibrationView view(CanonicalJson json) {
    return new CalibrationView(
        json.read(input, CalibrateInput.class),
        Optional.ofNullable(judgeId).map(JudgeId::new),
        CalibrationState.valueOf(state),
        planned,
        labels(),
        nearDuplicates,
        leftOut,
        failureCode,
        issued(json),
        startedAt,
        Optional.ofNullable(endedAt),
        Optional.ofNullable(anchors).map(check -> json.read(check, AnchorCheck.class)));
  }

  Optional<Issued> issued(CanonicalJson json) {
    if (certificate == null || certificateSha256 == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Issued(
            json.read(certificate, Certificate.class),
            new ArtifactRef(certificateSha256, ArtifactRef.JSON, certificateBytes),
            Optional.ofNullable(revokedAt).map(at -> new Issued.Revocation(at, revokedReason))));
  }

  private Optional<ArtifactRef> labels() {
    return Optional.ofNullable(labelsSha256)
        .map(hash -> new ArtifactRef(hash, ArtifactRef.JSONL, labelsBytes));
  }
}
