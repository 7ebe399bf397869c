package dev.hansei.api.traces;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.traces.DeadLetters;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.traces.DeadLetterId;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/**
 * What came in at a door and could not be read. It was not redacted, so it is for admins, and who
 * looked stands in the audit log.
 */
@Controller("/api/v1/projects/{project}/traces/dead-letters")
@ExecuteOn(TaskExecutors.BLOCKING)
@Allows(Role.ADMIN)
@Tag(name = "traces")
public class DeadLetterController {
  private final DeadLetters letters;
  private final DeadLetterReplay replay;

  DeadLetterController(DeadLetters letters, DeadLetterReplay replay) {
    this.letters = letters;
    this.replay = replay;
  }

  @Get
  @Operation(
      summary = "List dead letters, newest first",
      description =
          "What came in and could not be read: door, reason, size, and when it will be gone, seven"
              + " days after it came. 50 a page, 200 at most.")
  public PageResource<DeadLetterResource> list(
      Caller caller, String project, @RequestBean PageQuery page) {
    return PageResource.of(
        letters.page(caller.projectId(), page.request()), DeadLetterResource::of);
  }

  @Get("/{letter}")
  @Operation(
      summary = "Look at a dead letter",
      description =
          "With what came, as text or base64. It may hold personal data: that you looked is in the"
              + " audit log. 409 when nothing but the reason was kept, when its key is gone, or"
              + " when it was changed in the store.")
  public DeadLetterResource show(Caller caller, String project, DeadLetterId letter) {
    var bytes =
        letters.open(caller.projectId(), letter, DeadLetters.Purpose.INSPECT, caller.actor());
    return DeadLetterResource.of(letters.require(caller.projectId(), letter)).with(bytes);
  }

  @Post("/{letter}/replay")
  @Operation(
      summary = "Send a dead letter to its door again",
      description =
          "As after an update that reads more. What can be used now is taken in and the letter"
              + " goes; what still cannot becomes a letter of its own. 422 when nothing can: the"
              + " letter stays.")
  public ImportResource replay(Caller caller, String project, DeadLetterId letter) {
    return ImportResource.of(replay.replay(caller, letter));
  }

  @Delete("/{letter}")
  @Operation(
      summary = "Take a dead letter away",
      description = "With what came, for good. The audit log says who did.")
  public HttpResponse<Void> remove(Caller caller, String project, DeadLetterId letter) {
    letters.remove(caller.projectId(), letter, caller.actor());
    return HttpResponse.noContent();
  }
}
