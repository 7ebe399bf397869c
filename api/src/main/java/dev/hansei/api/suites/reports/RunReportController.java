package dev.hansei.api.suites.reports;

import dev.hansei.api.bodies.Named;
import dev.hansei.api.bodies.Words;
import dev.hansei.api.pages.Names;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.suites.RunSight;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.suites.RunId;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run as a file. */
@Controller("/api/v1/projects/{project}/suites/runs/{run}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "suites")
public class RunReportController {
  private final Runs runs;
  private final RunReports reports;
  private final RunSight sight;

  RunReportController(Runs runs, RunReports reports, RunSight sight) {
    this.runs = runs;
    this.reports = reports;
    this.sight = sight;
  }

  @Get("/export")
  @Produces(MediaType.ALL)
  @Allows
  @Operation(
      summary = "Download a run that has ended",
      description =
          "'format' is csv (no cell is taken for a formula), json (the default), jsonl, junit,"
              + " markdown, otlp (events gen_ai.evaluation.result, a body for an OTLP collector's"
              + " /v1/logs a line) or promptfoo (its results JSON). With 'baseline', another run's id,"
              + " markdown and json say how it compares. Written while it is read; 409 run-going"
              + " while it goes on, 422 run-too-large above 100,000 outcomes,"
              + " 403 still-labelling for those whom an open queue asks to label its answers.")
  @ApiResponse(
      responseCode = "200",
      description = "The file.",
      content =
          @Content(
              mediaType = "application/octet-stream",
              schema = @Schema(type = "string", format = "binary")))
  public StreamedFile export(
      Caller caller,
      String run,
      @QueryValue @Nullable String format,
      @QueryValue @Nullable String baseline) {
    RunView view = run(caller, run);
    ReportFormat wanted =
        Words.constantIfSet("format", format, ReportFormat.class).orElse(ReportFormat.JSON);
    Optional<RunId> other =
        Optional.ofNullable(baseline).map(id -> run(caller, id)).map(RunView::id);
    sight.require(caller, view.id());
    other.ifPresent(id -> sight.require(caller, id));
    return new StreamedFile(reports.of(caller.projectId(), view, wanted, other), wanted.mediaType())
        .attach("run-%s.%s".formatted(Names.shortId(view.id()), wanted.ending()));
  }

  private RunView run(Caller caller, String id) {
    return Named.requireId("run", id, run -> runs.find(caller.projectId(), new RunId(run)));
  }
}
