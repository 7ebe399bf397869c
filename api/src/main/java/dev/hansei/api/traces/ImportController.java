package dev.hansei.api.traces;

import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/**
 * Takes traces as lines of JSON or as CSV, for applications without OpenTelemetry and for old logs.
 */
@Controller("/api/v1/projects/{project}/traces")
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes({
  ImportController.JSONL,
  "application/x-ndjson",
  "application/json",
  "text/plain",
  ImportController.CSV
})
@Tag(name = "traces")
public class ImportController {
  static final String JSONL = "application/jsonl";
  static final String CSV = "text/csv";

  /** As for OTLP, counted after inflating. */
  static final int BYTES_MAX = 32 * 1024 * 1024;

  private final TraceDoors doors;
  private final IntakeBodies bodies;

  ImportController(TraceDoors doors, IntakeBodies bodies) {
    this.doors = doors;
    this.bodies = bodies;
  }

  @Post
  @Allows({Role.DEVELOPER, Role.LEAD, Role.ADMIN})
  @Operation(
      summary = "Import traces, one JSON object a line or one row of CSV",
      description =
          "At most 10,000 lines of 1 MiB and 32 MiB in all; gzip is taken too. Good lines are"
              + " durable when 200 is answered, bad ones are listed with line and reason; 400 when"
              + " none is good. Sending a file twice changes nothing. Each line: traceId or"
              + " externalId; input or messages; output; model, promptName, promptVersion,"
              + " startedAt, durationMillis, status (ok, error), passages, inputTokens,"
              + " outputTokens, session, user (hashed), costUsd, attributes; feedback {thumbs (up,"
              + " down), stars, comment, correction, evaluation, survey, resolved, preference,"
              + " edit}, one or a list. As text/csv (UTF-8, comma, semicolon or tab) the first row"
              + " names the same fields as columns, with thumbs, stars, comment, correction and"
              + " resolved as columns too, attributes.NAME for what else is known, and JSON in the"
              + " cells of messages, passages, attributes and feedback.")
  public ImportResource importTraces(
      Caller caller, HttpRequest<?> request, String project, @Body byte[] body) {
    var plain = bodies.open(request, body, "An import", BYTES_MAX);
    var intake = doors.take(caller.projectId(), door(request), plain);
    if (intake.isRefused()) {
      throw ApiProblem.invalidLines(
              "No line could be used, so nothing was imported.",
              intake.rejected().stream().limit(ImportResource.REJECTED_MAX).toList())
          .raise();
    }
    return ImportResource.of(intake);
  }

  private static Door door(HttpRequest<?> request) {
    var type = request.getContentType();
    if (type.filter(it -> it.getName().equals(CSV)).isEmpty()) {
      return Door.TRACE_LINES;
    }
    var charset = type.flatMap(it -> it.getParameters().get("charset"));
    if (charset.filter(it -> !it.equalsIgnoreCase("utf-8")).isPresent()) {
      throw ApiProblem.of(
              HttpStatus.UNSUPPORTED_MEDIA_TYPE,
              "csv-not-utf-8",
              "The table has another encoding",
              "CSV is read as UTF-8 and the request says '%s'; save the file as 'CSV UTF-8'."
                  .formatted(charset.get()))
          .raise();
    }
    return Door.TRACE_TABLE;
  }
}
