package dev.hansei.api.traces;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.traces.Accepted;
import dev.hansei.infra.registry.traces.DeadLetters;
import dev.hansei.infra.registry.traces.FeedbackLog;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.Span;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Takes traces as lines of JSON, for applications without OpenTelemetry and for old logs. */
@Controller("/api/v1/projects/{project}/traces")
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes({ImportController.JSONL, "application/x-ndjson", "application/json", "text/plain"})
@Tag(name = "traces")
public class ImportController {
  static final String JSONL = "application/jsonl";
  static final String DOOR = "import-traces";

  /** As for OTLP, counted after inflating. */
  static final int BYTES_MAX = 32 * 1024 * 1024;

  private final Traces traces;
  private final FeedbackLog feedbackLog;
  private final DeadLetters deadLetters;
  private final ObjectMapper json;
  private final Clock clock;

  ImportController(
      Traces traces,
      FeedbackLog feedbackLog,
      DeadLetters deadLetters,
      ObjectMapper json,
      Clock clock) {
    this.traces = traces;
    this.feedbackLog = feedbackLog;
    this.deadLetters = deadLetters;
    this.json = json;
    this.clock = clock;
  }

  @Post
  @Allows({Role.DEVELOPER, Role.LEAD, Role.ADMIN})
  @Operation(
      summary = "Import traces, one JSON object a line",
      description =
          "At most 10,000 lines of 1 MiB and 32 MiB in all; gzip is taken too. Good lines are durable"
              + " when 200 is answered, bad ones are listed with line and reason; 400 when none is"
              + " good. Sending a file twice changes nothing. Each line: traceId or externalId; input"
              + " or messages; output; model, promptName, promptVersion, startedAt, durationMillis,"
              + " status (ok, error), passages, inputTokens, outputTokens, attributes; feedback"
              + " {thumbs (up, down), stars, comment, correction, evaluation}, one or a list.")
  public ImportResource importTraces(Caller caller, String project, @Body byte[] body) {
    var plain = Inflation.inflate(body, "An import", BYTES_MAX);
    var lines = JsonLines.read(json, ImportedLine.class, plain);
    var mapped = map(lines);
    var projectId = caller.projectId();
    var accepted = accept(projectId, mapped.stream().map(LineMapping.Mapped::span).toList());
    say(projectId, mapped.stream().flatMap(it -> it.feedback().stream()).toList());
    lines
        .bad()
        .forEach(bad -> deadLetters.add(projectId, DOOR, bad.pointer().detail(), bad.text()));
    if (mapped.isEmpty()) {
      throw ApiProblem.invalidLines(
              "No line could be used, so nothing was imported.",
              lines.pointers().stream().limit(ImportResource.REJECTED_MAX).toList())
          .raise();
    }
    return new ImportResource(
        accepted.spans(), accepted.duplicates(), lines.bad().size(), lines.pointers());
  }

  private List<LineMapping.Mapped> map(JsonLines<ImportedLine> lines) {
    var mapping = new LineMapping(clock.instant());
    var mapped = new ArrayList<LineMapping.Mapped>();
    for (var line : lines.good()) {
      try {
        mapped.add(mapping.map(line.value(), line.text()));
      } catch (IllegalArgumentException e) {
        lines.reject(line, String.valueOf(e.getMessage()));
      }
    }
    return mapped;
  }

  private Accepted accept(ProjectId project, List<Span> spans) {
    return spans.isEmpty() ? new Accepted(0, 0) : traces.accept(project, spans);
  }

  private void say(ProjectId project, List<Feedback> feedback) {
    for (int from = 0; from < feedback.size(); from += FeedbackLog.FEEDBACK_MAX) {
      feedbackLog.add(
          project,
          feedback.subList(from, Math.min(feedback.size(), from + FeedbackLog.FEEDBACK_MAX)));
    }
  }
}
