package dev.hansei.api.traces;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.traces.DeadLetters;
import dev.hansei.infra.registry.traces.FeedbackLog;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.traces.Feedback;
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

/** Takes what people, and evaluators outside, say of traces. */
@Controller("/api/v1/projects/{project}/feedback")
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes({"application/json", ImportController.JSONL, "application/x-ndjson"})
@Tag(name = "traces")
public class FeedbackController {
  private static final String DOOR = "import-feedback";

  private final FeedbackLog log;
  private final DeadLetters deadLetters;
  private final ObjectMapper json;
  private final Clock clock;

  FeedbackController(FeedbackLog log, DeadLetters deadLetters, ObjectMapper json, Clock clock) {
    this.log = log;
    this.deadLetters = deadLetters;
    this.json = json;
    this.clock = clock;
  }

  @Post
  @Allows({Role.DEVELOPER, Role.LEAD, Role.ANNOTATOR, Role.ADMIN})
  @Operation(
      summary = "Give feedback on traces",
      description =
          "One JSON object, or one a line: {traceId or externalId; thumbs (up, down), stars, comment,"
              + " correction, evaluation {name, value, explanation}, at least one; givenAt}. It may"
              + " come before the trace. Durable when 200 is answered; sending it twice changes nothing. Bad"
              + " lines are listed; 400 when none is good.")
  public ImportResource give(Caller caller, String project, @Body byte[] body) {
    var plain = Inflation.inflate(body, "Feedback", ImportController.BYTES_MAX);
    var lines = JsonLines.read(json, FeedbackLine.class, plain);
    var feedback = map(lines);
    lines
        .bad()
        .forEach(
            bad -> deadLetters.add(caller.projectId(), DOOR, bad.pointer().detail(), bad.text()));
    if (feedback.isEmpty()) {
      throw ApiProblem.invalidLines(
              "No feedback could be used, so nothing was kept.",
              lines.pointers().stream().limit(ImportResource.REJECTED_MAX).toList())
          .raise();
    }
    int fresh = 0;
    for (int from = 0; from < feedback.size(); from += FeedbackLog.FEEDBACK_MAX) {
      int to = Math.min(feedback.size(), from + FeedbackLog.FEEDBACK_MAX);
      fresh += log.add(caller.projectId(), feedback.subList(from, to));
    }
    return new ImportResource(fresh, feedback.size() - fresh, lines.bad().size(), lines.pointers());
  }

  private List<Feedback> map(JsonLines<FeedbackLine> lines) {
    var now = clock.instant();
    var feedback = new ArrayList<Feedback>();
    for (var line : lines.good()) {
      try {
        feedback.addAll(line.value().feedback(now));
      } catch (IllegalArgumentException e) {
        lines.reject(line, String.valueOf(e.getMessage()));
      }
    }
    return feedback;
  }
}
