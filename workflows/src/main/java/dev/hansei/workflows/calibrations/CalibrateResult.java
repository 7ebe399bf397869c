package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.lineage.ArtifactRef;
import java.util.Objects;

/** The certificate that a calibration ended with: where it is, and its band. */
public record CalibrateResult(JudgeId judgeId, ArtifactRef certificate, Band band) {
  public CalibrateResult {
    Objects.requireNonNull(judgeId, "judgeId is null");
    Objects.requireNonNull(certificate, "certificate is null");
    Objects.requireNonNull(band, "band is null");
  }
}
