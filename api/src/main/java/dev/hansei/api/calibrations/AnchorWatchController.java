package dev.hansei.api.calibrations;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.calibrations.Calibrations;
import dev.hansei.workflows.calibrations.AnchorWatch;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;

/** Checks of anchors: when they run by themselves, and all that there were. */
@Controller("/api/v1/projects/{project}/calibrations")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "calibrations")
public class AnchorWatchController {
  private final AnchorWatcher watcher;
  private final Calibrations calibrations;
  private final Clock clock;

  AnchorWatchController(AnchorWatcher watcher, Calibrations calibrations, Clock clock) {
    this.watcher = watcher;
    this.calibrations = calibrations;
    this.clock = clock;
  }

  @Get("/anchor-schedule")
  @Allows
  @Operation(
      summary = "Show when anchors are checked by themselves",
      description = "404 schedule-not-found where they are not.")
  public AnchorWatchBody schedule(Caller caller) {
    return watcher
        .find(caller.projectId())
        .map(watch -> shown(caller, watch))
        .orElseThrow(() -> ApiProblem.notFound("schedule", "anchors").raise());
  }

  @Put("/anchor-schedule")
  @Allows(Role.LEAD)
  @Operation(
      summary = "Check anchors on a schedule",
      description =
          "One per project, in the place of the one before. Each round asks the judge of every"
              + " certificate that holds and is good for more than exploring again about up to 60"
              + " answers, afresh, the one first that was checked longest ago, and stops where"
              + " 'judgementsMax' would be passed. A check that alone costs more than that never"
              + " runs: see 'neverAsked' and 'dearest' in the answer. Where a judge drifted its certificate is revoked."
              + " Learnt judges cannot drift and are not asked. Audited. 503 temporal-unavailable:"
              + " save it again.")
  public AnchorWatchBody saveSchedule(Caller caller, @Body AnchorWatchBody body) {
    watcher.save(caller.projectId(), body.watch(), caller.actor());
    return shown(caller, body.watch());
  }

  private AnchorWatchBody shown(Caller caller, AnchorWatch watch) {
    return AnchorWatchBody.from(watch, clock.instant(), watcher.tooDear(caller.projectId(), watch));
  }

  @Delete("/anchor-schedule")
  @Allows(Role.LEAD)
  @Operation(
      summary = "Take the schedule of checks away",
      description = "A check that runs goes on. Again changes nothing.")
  public HttpResponse<Void> deleteSchedule(Caller caller) {
    watcher.delete(caller.projectId(), caller.actor());
    return HttpResponse.noContent();
  }

  @Get("/checks")
  @Allows
  @Operation(
      summary = "List checks of anchors, newest first",
      description = "Those that run and those that failed too. 50 a page, 200 at most.")
  public PageResource<CalibrationResource> checks(Caller caller, @RequestBean PageQuery query) {
    return PageResource.of(
        calibrations.checks(caller.projectId(), query.request()), CalibrationResource::from);
  }
}
