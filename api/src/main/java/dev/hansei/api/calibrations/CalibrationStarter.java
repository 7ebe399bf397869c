package dev.hansei.api.calibrations;

import dev.hansei.api.temporal.WorkflowEngine;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.calibrations.CalibrationView;
import dev.hansei.infra.registry.calibrations.Calibrations;
import dev.hansei.workflows.calibrations.Calibrate;
import dev.hansei.workflows.calibrations.CalibrateInput;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.calibrations.Certificate;
import dev.hansei.workflows.calibrations.Issued;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Starts and stops calibrations, for REST and pages alike. */
@Singleton
public final class CalibrationStarter {
  private final WorkflowEngine engine;
  private final Calibrations calibrations;
  private final Ids ids;

  CalibrationStarter(WorkflowEngine engine, Calibrations calibrations, Ids ids) {
    this.engine = engine;
    this.calibrations = calibrations;
    this.ids = ids;
  }

  /**
   * A calibration that was started.
   *
   * @param view absent as long as no worker has begun it
   */
  public record Started(CalibrationId id, Optional<CalibrationView> view) {}

  /**
   * Starts a calibration and waits a little for its row.
   *
   * @throws dev.hansei.api.problems.ApiException 503 {@code temporal-unavailable}; nothing was
   *     started then
   */
  public Started start(
      ProjectId project, CalibrateInput.Subject subject, Split split, Actor actor) {
    return start(project, new CalibrationId(ids.next()), subject, split, actor);
  }

  /** The same under an id of the caller's; what was started under it is not started anew. */
  Started start(
      ProjectId project,
      CalibrationId id,
      CalibrateInput.Subject subject,
      Split split,
      Actor actor) {
    var input = new CalibrateInput(project, id, subject, split, actor);
    engine.start(Calibrate.class, Calibrate.workflowId(input), input);
    return new Started(id, engine.awaitRow(() -> calibrations.find(project, id)));
  }

  /**
   * Starts a check of a certificate's anchors and waits a little for its row.
   *
   * @throws RegistryException CONFLICT {@code no-certificate} or {@code certificate-revoked}
   * @throws dev.hansei.api.problems.ApiException 503 {@code temporal-unavailable}; nothing was
   *     started then
   */
  Started checkAnchors(CalibrationView certified, Actor actor) {
    Issued issued =
        certified
            .issued()
            .orElseThrow(() ->
                conflict("no-certificate", "Calibration %s has no certificate.", certified.id()));
    if (issued.revocation().isPresent()) {
      throw conflict("certificate-revoked", "Certificate %s is revoked already.", certified.id());
    }
    Certificate certificate = issued.certificate();
    return start(
        certified.input().projectId(),
        new CalibrateInput.Subject.Anchors(certified.id(), certificate.judgeId()),
        certificate.split(),
        actor);
  }

  private static RegistryException conflict(String code, String message, CalibrationId id) {
    return new RegistryException(RegistryException.Kind.CONFLICT, code, message.formatted(id));
  }

  /** Asks a calibration to stop; false when it has ended. */
  boolean cancel(ProjectId project, CalibrationId id) {
    return engine.cancel(Calibrate.workflowId(project, id));
  }

  /** Whether a calibration without a row was started and waits for a worker. */
  boolean isQueued(ProjectId project, CalibrationId id) {
    return engine.isQueued(id.value(), Calibrate.workflowId(project, id));
  }
}
