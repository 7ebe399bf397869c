package dev.hansei.api.annotations;

import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.annotations.ChosenTraces;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;

/** How many traces somebody would ask people about. */
@Controller("/api/v1/projects/{project}/annotations/traces")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "annotations")
public class TraceChoiceController {
  private final ChosenTraces chosen;
  private final Clock clock;

  TraceChoiceController(ChosenTraces chosen, Clock clock) {
    this.chosen = chosen;
    this.clock = clock;
  }

  @Post("/preview")
  @Allows(Role.LEAD)
  @Operation(
      summary = "Count the traces that a queue would be about",
      description =
          "The body is what a queue names as its 'traces'. Only traces that show a question and an"
              + " answer count; at most 100,000 are looked through, newest first. Writes nothing.")
  public TracePreviewResource preview(Caller caller, @Body NewTraceItems body) {
    return TracePreviewResource.from(
        chosen.count(caller.projectId(), body.choice(clock.instant())));
  }
}
