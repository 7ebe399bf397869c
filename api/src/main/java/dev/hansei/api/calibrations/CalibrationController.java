package dev.hansei.api.calibrations;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.bodies.Named;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.RequestIds;
import dev.hansei.infra.registry.calibrations.Calibrations;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.workflows.calibrations.CalibrateInput.Subject;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** Measuring judges against people, and the certificates that come of it. */
@Controller("/api/v1/projects/{project}/calibrations")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "calibrations")
public class CalibrationController {
  private final CalibrationStarter starter;
  private final Calibrations calibrations;
  private final Criteria criteria;
  private final Judges judges;
  private final RequestIds ids;

  CalibrationController(
      CalibrationStarter starter,
      Calibrations calibrations,
      Criteria criteria,
      Judges judges,
      RequestIds ids) {
    this.starter = starter;
    this.calibrations = calibrations;
    this.criteria = criteria;
    this.judges = judges;
    this.ids = ids;
  }

  @Post
  @Allows(Role.LEAD)
  @Operation(
      summary = "Measure a judge against people",
      description =
          "Puts all answers that people labelled on the judge's criterion, in datasets of one"
              + " split, before the judge, and issues a certificate. With 'learn' a judge is first"
              + " learnt from the labels of role align. Up to 60 answers that people failed are judged"
              + " once more with a hostile text at their end. A judge of kind pairwise is measured on"
              + " pairs of which people said which answer is better, in both orders; a tie is a verdict"
              + " like the others, and one that turns with the order counts as a tie. Answers 202; ask the address in Location"
              + " until 'state' is no longer running. 503 temporal-unavailable when nothing could"
              + " be started.")
  public HttpResponse<CalibrationResource> start(
      HttpRequest<?> http, Caller caller, @Body NewCalibration body) {
    return started(
        caller,
        starter.start(
            caller.projectId(),
            new CalibrationId(ids.next(http)),
            subject(caller, body),
            body.splitOrGate(),
            caller.actor()));
  }

  private static HttpResponse<CalibrationResource> started(
      Caller caller, CalibrationStarter.Started started) {
    var resource =
        started
            .view()
            .map(CalibrationResource::from)
            .orElseGet(() -> CalibrationResource.queued(started.id()));
    return HttpResponse.accepted()
        .header(HttpHeaders.LOCATION, caller.api("/calibrations/" + started.id()).toString())
        .body(resource);
  }

  private Subject subject(Caller caller, NewCalibration body) {
    if (body.judge() != null) {
      return new Subject.Existing(
          Named.requireId(
                  "judge", body.judge(), id -> judges.find(caller.projectId(), new JudgeId(id)))
              .id());
    }
    return new Subject.Learn(
        Named.requireId(
                "criterion",
                String.valueOf(body.learn()),
                id -> criteria.find(caller.projectId(), new CriterionId(id)))
            .id());
  }

  @Get
  @Allows
  @Operation(summary = "List calibrations, newest first", description = "50 a page, 200 at most.")
  public PageResource<CalibrationResource> list(Caller caller, @RequestBean PageQuery query) {
    return PageResource.of(
        calibrations.page(caller.projectId(), query.request()), CalibrationResource::from);
  }

  @Get("/{calibration}")
  @Allows
  @Operation(
      summary = "Show a calibration with its certificate",
      description = "'state' is running, completed, cancelled or failed.")
  public CalibrationResource show(Caller caller, String calibration) {
    return Named.requireId("calibration", calibration, id -> find(caller, new CalibrationId(id)));
  }

  private Optional<CalibrationResource> find(Caller caller, CalibrationId id) {
    return calibrations
        .find(caller.projectId(), id)
        .map(CalibrationResource::from)
        .or(() ->
            starter.isQueued(caller.projectId(), id)
                ? Optional.of(CalibrationResource.queued(id))
                : Optional.empty());
  }

  @Post("/{calibration}/anchors")
  @Allows(Role.LEAD)
  @Operation(
      summary = "Check whether a judge still says what it said",
      description =
          "Puts up to 60 of the labelled answers that the certificate stands on before the judge"
              + " once more, afresh, and compares. Where it drifted the certificate is revoked. A"
              + " further calibration, with 'anchors' in the place of a certificate. Answers 202;"
              + " ask the address in Location until 'state' is no longer running. 409"
              + " no-certificate or certificate-revoked.")
  public HttpResponse<CalibrationResource> anchors(Caller caller, String calibration) {
    var certified =
        Named.requireId(
            "calibration",
            calibration,
            id -> calibrations.find(caller.projectId(), new CalibrationId(id)));
    return started(caller, starter.checkAnchors(certified, caller.actor()));
  }

  @Post("/{calibration}/cancel")
  @Allows(Role.LEAD)
  @Operation(
      summary = "Cancel a calibration",
      description = "It stops soon, without a certificate; one that has ended stays as it is.")
  public HttpResponse<CalibrationResource> cancel(Caller caller, String calibration) {
    CalibrationResource there = show(caller, calibration);
    starter.cancel(caller.projectId(), new CalibrationId(there.id()));
    return HttpResponse.accepted().body(show(caller, calibration));
  }

  @Post("/{calibration}/revoke")
  @Allows(Role.LEAD)
  @Operation(
      summary = "Take a certificate back",
      description =
          "For good: from now on the judge informs and does not gate, until it is measured again."
              + " 409 no-certificate or certificate-revoked.")
  public CalibrationResource revoke(Caller caller, String calibration, @Body NewRevocation body) {
    CalibrationId id =
        Named.requireId("calibration", calibration, uuid -> Optional.of(new CalibrationId(uuid)));
    return CalibrationResource.from(
        calibrations.revoke(caller.projectId(), id, body.reason(), caller.actor()));
  }
}
