package dev.hansei.api.annotations;

import dev.hansei.api.bodies.Named;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.annotations.Queues;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Queues that show what a judge said before people label. */
@Controller("/api/v1/projects/{project}/annotations/queues/{queue}/anchoring")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "annotations")
public class AnchoringController {
  private final AnchoringReader reader;
  private final Queues queues;

  AnchoringController(AnchoringReader reader, Queues queues) {
    this.reader = reader;
    this.queues = queues;
  }

  @Get
  @Allows({Role.LEAD, Role.ADMIN})
  @Operation(
      summary = "Show how far labels follow the judge that the queue shows",
      description =
          "Of the reviews that were given after a judge's verdict was shown, how many say the same,"
              + " in all and by person, with Wilson's interval of 95 %. Such labels certify no"
              + " judge and correct no rate. Nothing where the queue shows no judge.")
  public AnchoringResource show(Caller caller, String queue) {
    var found =
        Named.requireId("queue", queue, id -> queues.asked(caller.projectId(), new QueueId(id)));
    return reader.of(caller.projectId(), found);
  }
}
