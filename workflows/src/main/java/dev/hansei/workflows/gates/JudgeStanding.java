package dev.hansei.workflows.gates;

import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.criteria.JudgeId;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether the judge behind a metric may gate, at the moment the evidence was gathered.
 *
 * @param mayGate whether it has a valid certificate of the band gate
 * @param sentence why, with its figures
 * @param certificate the calibration that made its newest certificate; empty where there is none
 */
public record JudgeStanding(
    String metric,
    JudgeId judgeId,
    boolean mayGate,
    String sentence,
    Optional<CalibrationId> certificate) {
  public JudgeStanding {
    Objects.requireNonNull(metric, "metric is null");
    Objects.requireNonNull(judgeId, "judgeId is null");
    Objects.requireNonNull(sentence, "sentence is null");
    Objects.requireNonNull(certificate, "certificate is null");
    if (mayGate && certificate.isEmpty()) {
      throw new IllegalArgumentException("no judge gates without a certificate");
    }
  }
}
