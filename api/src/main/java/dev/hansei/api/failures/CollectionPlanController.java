package dev.hansei.api.failures;

import dev.hansei.api.bodies.YamlBodies;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.failures.Clusters;
import dev.hansei.infra.registry.traces.PendingRanges;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is read next, when by itself, and what detectors would find. */
@Controller("/api/v1/projects/{project}/failures")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "failures")
public class CollectionPlanController {
  private final DetectorPreview previews;
  private final CollectionScheduler scheduler;
  private final Traces traces;
  private final PendingRanges ranges;
  private final Clusters clusters;

  CollectionPlanController(
      DetectorPreview previews,
      CollectionScheduler scheduler,
      Traces traces,
      PendingRanges ranges,
      Clusters clusters) {
    this.previews = previews;
    this.scheduler = scheduler;
    this.traces = traces;
    this.ranges = ranges;
    this.clusters = clusters;
  }

  @Post("/detectors/preview")
  @Consumes({MediaType.APPLICATION_JSON, YamlBodies.YAML, YamlBodies.YAML_OLD})
  @Allows({Role.LEAD, Role.ANNOTATOR})
  @Operation(
      summary = "Try detectors on a range of traces",
      description =
          "Says how many of the newest 2,000 traces that started from 'from' and before 'before'"
              + " they would catch, each and together, with up to 5 examples. Writes nothing.")
  public PreviewResource preview(
      Caller caller,
      @QueryValue @Nullable Instant from,
      @QueryValue @Nullable Instant before,
      @Body DetectorsBody body) {
    return PreviewResource.from(
        previews.of(caller.projectId(), Ranges.of(from, before), body.detectors()));
  }

  @Get("/watermark")
  @Allows
  @Operation(
      summary = "Show how far reading has come",
      description =
          "How many traces wait to be read for failures, and since when. Counts to 10,000 of each"
              + " and says whether there are more.")
  public WatermarkResource watermark(Caller caller) {
    return WatermarkResource.of(
        traces.countPending(caller.projectId()),
        ranges.waitingSince(caller.projectId()),
        clusters.counts(caller.projectId()).uncounted());
  }

  @Get("/schedule")
  @Allows
  @Operation(
      summary = "Show the schedule of collections",
      description = "404 schedule-not-found where there is none.")
  public ScheduleBody schedule(Caller caller) {
    return scheduler
        .find(caller.projectId())
        .map(ScheduleBody::from)
        .orElseThrow(() -> ApiProblem.notFound("schedule", "failures").raise());
  }

  @Put("/schedule")
  @Allows(Role.LEAD)
  @Operation(
      summary = "Collect failures on a schedule",
      description =
          "One per project, in the place of the one before. 'everyMinutes' and 'catchUpMinutes' up"
              + " to 10,080; 'overlap' is skip or buffer-one. Audited. 503 temporal-unavailable:"
              + " save it again.")
  public ScheduleBody saveSchedule(Caller caller, @Body ScheduleBody body) {
    scheduler.save(caller.projectId(), body.schedule(), caller.actor());
    return ScheduleBody.from(body.schedule());
  }

  @Delete("/schedule")
  @Allows(Role.LEAD)
  @Operation(
      summary = "Take the schedule away",
      description = "Collections that run go on. Again changes nothing.")
  public HttpResponse<Void> deleteSchedule(Caller caller) {
    scheduler.delete(caller.projectId(), caller.actor());
    return HttpResponse.noContent();
  }
}
