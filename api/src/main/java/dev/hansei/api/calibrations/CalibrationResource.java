package dev.hansei.api.calibrations;

import dev.hansei.infra.registry.calibrations.CalibrationView;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.calibrations.CalibrationState;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.JudgeId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A calibration, as the API shows it.
 *
 * @param judge absent until it is learnt
 * @param planned labels to measure on; 0 until they are known
 * @param failure a code where it failed, such as invalid: too few labels to learn from
 * @param certificate what it ended with
 * @param anchors what a check of anchors found; such a one makes no certificate
 * @param startedAt absent as long as no worker has begun it
 */
public record CalibrationResource(
    UUID id,
    CalibrationState state,
    Optional<UUID> judge,
    Optional<Split> split,
    int planned,
    Optional<String> failure,
    Optional<CertificateResource> certificate,
    Optional<String> startedBy,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    Optional<AnchorsResource> anchors) {
  static CalibrationResource from(CalibrationView view) {
    return new CalibrationResource(
        view.id().value(),
        view.state(),
        view.judgeId().map(JudgeId::value),
        Optional.of(view.input().split()),
        view.planned(),
        Optional.of(view.failureCode()).filter(code -> !code.isEmpty()),
        view.issued().map(CertificateResource::from),
        Optional.of(view.input().startedBy().label()),
        Optional.of(view.startedAt()),
        view.endedAt(),
        view.anchors().map(AnchorsResource::from));
  }

  static CalibrationResource queued(CalibrationId id) {
    return new CalibrationResource(
        id.value(),
        CalibrationState.RUNNING,
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
