package dev.hansei.api.traces;

import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Takes what people, and evaluators outside, say of traces. */
@Controller("/api/v1/projects/{project}/feedback")
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes({"application/json", ImportController.JSONL, "application/x-ndjson"})
@Tag(name = "traces")
public class FeedbackController {
  private final TraceDoors doors;
  private final IntakeBodies bodies;

  FeedbackController(TraceDoors doors, IntakeBodies bodies) {
    this.doors = doors;
    this.bodies = bodies;
  }

  @Post
  @Allows({Role.DEVELOPER, Role.LEAD, Role.ANNOTATOR, Role.ADMIN})
  @Operation(
      summary = "Give feedback on traces",
      description =
          "One JSON object, or one a line: {traceId or externalId; thumbs (up, down), stars,"
              + " comment, correction, evaluation {name, value, explanation}, survey {question,"
              + " value, least, most}, resolved (true, false), preference {preferred, other}, edit"
              + " {original, text}, at least one;"
              + " givenAt}. It may come before the trace. Durable when 200 is answered; sending it"
              + " twice changes nothing. Bad lines are listed; 400 when none is good.")
  public ImportResource give(
      Caller caller, HttpRequest<?> request, String project, @Body byte[] body) {
    var plain = bodies.open(request, body, "Feedback", ImportController.BYTES_MAX);
    var intake = doors.take(caller.projectId(), Door.FEEDBACK_LINES, plain);
    if (intake.isRefused()) {
      throw ApiProblem.invalidLines(
              "No feedback could be used, so nothing was kept.",
              intake.rejected().stream().limit(ImportResource.REJECTED_MAX).toList())
          .raise();
    }
    return ImportResource.of(intake);
  }
}
