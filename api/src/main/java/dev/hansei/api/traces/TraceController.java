package dev.hansei.api.traces;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.bodies.CsvText;
import dev.hansei.api.bodies.Words;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.traces.TraceFilter;
import dev.hansei.infra.registry.traces.TraceSummary;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** Traces that came in at one of the doors, for reading. */
@Controller("/api/v1/projects/{project}/traces")
@ExecuteOn(TaskExecutors.BLOCKING)
@Allows
@Tag(name = "traces")
public class TraceController {
  private final Traces traces;
  private final TraceExport exports;
  private final ScoreSight sight;

  TraceController(Traces traces, TraceExport exports, ScoreSight sight) {
    this.traces = traces;
    this.exports = exports;
    this.sight = sight;
  }

  @Get
  @Operation(
      summary = "List traces, the latest start first",
      description =
          "'status' is unset, ok or error; 'thumbs' is up or down; 'prompt' is the name that"
              + " the sender gave. Without the texts in full. 50 a page, 200 at most.")
  public PageResource<TraceResource> list(
      Caller caller,
      @QueryValue @Nullable String status,
      @QueryValue @Nullable String thumbs,
      @QueryValue @Nullable String prompt,
      @RequestBean PageQuery query) {
    return PageResource.of(
        traces.page(caller.projectId(), filter(status, thumbs, prompt), query.request()),
        TraceResource::from);
  }

  @Get("/export")
  @Produces(MediaType.ALL)
  @Operation(
      summary = "Download traces as CSV, the latest start first",
      description =
          "A row a trace with its whole question, answer and newest comment and correction; no"
              + " cell is taken for a formula. Filters as in the list. The columns are those that an"
              + " import takes. Written while it is read, so it ends broken off when a store fails.")
  @ApiResponse(
      responseCode = "200",
      description = "The file.",
      content =
          @Content(mediaType = "text/csv", schema = @Schema(type = "string", format = "binary")))
  public StreamedFile export(
      Caller caller,
      @QueryValue @Nullable String status,
      @QueryValue @Nullable String thumbs,
      @QueryValue @Nullable String prompt) {
    return new StreamedFile(
            exports.csv(caller.projectId(), filter(status, thumbs, prompt)), CsvText.TYPE)
        .attach("traces.csv");
  }

  @Get("/evaluations")
  @Produces(MediaType.ALL)
  @Operation(
      summary = "Download what was said of traces as OpenTelemetry's events of evaluations",
      description =
          "Events gen_ai.evaluation.result on the span that answered, a body for an OTLP"
              + " collector's /v1/logs a line: evaluations, labels, thumbs (user_feedback), stars,"
              + " surveys, resolved. Comments, corrections, edits and preferences are none. Without"
              + " what monitors said for those whom a queue asks to label traces, until it has"
              + " closed. Filters as in the list.")
  @ApiResponse(
      responseCode = "200",
      description = "The file.",
      content =
          @Content(
              mediaType = "application/x-ndjson",
              schema = @Schema(type = "string", format = "binary")))
  public StreamedFile evaluations(
      Caller caller,
      @QueryValue @Nullable String status,
      @QueryValue @Nullable String thumbs,
      @QueryValue @Nullable String prompt) {
    return new StreamedFile(
            exports.evaluations(
                caller.projectId(), filter(status, thumbs, prompt), sight.of(caller)),
            MediaType.of("application/x-ndjson;charset=utf-8"))
        .attach("evaluations.otlp.jsonl");
  }

  @Get("/{trace}")
  @Operation(
      summary = "Show a trace",
      description =
          "Its spans by their start, and what people and evaluators outside said of it. Without what"
              + " judges and detectors of monitors said for those whom a queue asks to label traces,"
              + " until it has closed.")
  public TraceDetailResource show(Caller caller, TraceId trace) {
    return traces
        .find(caller.projectId(), trace)
        .map(sight.of(caller))
        .map(TraceDetailResource::from)
        .orElseThrow(() -> ApiProblem.notFound("trace", trace).raise());
  }

  private static TraceFilter filter(
      @Nullable String status, @Nullable String thumbs, @Nullable String prompt) {
    return new TraceFilter(
        Optional.empty(),
        Optional.empty(),
        Words.constantIfSet("status", status, Span.Status.class),
        Words.constantIfSet("thumbs", thumbs, TraceSummary.Thumbs.class),
        Optional.ofNullable(prompt).filter(it -> !it.isEmpty()),
        Optional.empty());
  }
}
