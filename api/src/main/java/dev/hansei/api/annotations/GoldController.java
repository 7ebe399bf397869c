package dev.hansei.api.annotations;

import dev.hansei.api.bodies.JsonLines;
import dev.hansei.api.bodies.Named;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.annotations.Golds;
import dev.hansei.infra.registry.annotations.Queues;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The gold of a queue: tasks whose right answer a lead knows, hidden among the others. */
@Controller("/api/v1/projects/{project}/annotations/queues/{queue}/gold")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "annotations")
public class GoldController {
  /** A hundred lines of long questions and answers. */
  private static final int BYTES_MAX = 8 * 1024 * 1024;

  private final Queues queues;
  private final Golds golds;
  private final GoldMarker marker;

  GoldController(Queues queues, Golds golds, GoldMarker marker) {
    this.queues = queues;
    this.golds = golds;
    this.marker = marker;
  }

  @Get
  @Allows({Role.LEAD, Role.ADMIN})
  @Operation(
      summary = "List the gold of a queue with how people answered it",
      description = "For leads: annotators are not told which tasks are gold. 100 at most.")
  public GoldResource.All list(Caller caller, String queue) {
    return new GoldResource.All(
        golds.of(caller.projectId(), queueId(caller, queue)).stream()
            .map(GoldResource::from)
            .toList());
  }

  @Post
  @Consumes({JsonLines.JSONL, JsonLines.NDJSON, MediaType.TEXT_PLAIN})
  @Allows(Role.LEAD)
  @Operation(
      summary = "Mark tasks whose right answer is known",
      description =
          "JSON lines of {task, label, reason}; in place of task, item, or question and output; in"
              + " place of label, answers by the keys of the form's fields. A marked task leaves the"
              + " plan of the queue, settles nothing, and is given once to everybody who labels"
              + " there. Again changes answer and reason. 100 lines and 8 MiB at most. 409"
              + " queue-closed.")
  public GoldMarkedResource mark(Caller caller, String queue, @Body byte[] body) {
    if (body.length > BYTES_MAX) {
      throw ApiProblem.tooLarge("Gold", BYTES_MAX).raise();
    }
    return marker.mark(caller, queueId(caller, queue), body);
  }

  @Post("/{task}/retire")
  @Allows(Role.LEAD)
  @Operation(
      summary = "Take an item of gold out of use",
      description =
          "Nobody is given it any more, and no answer to it counts. Repeated, nothing changes.")
  public GoldResource.All retire(Caller caller, String queue, String task) {
    QueueId id = queueId(caller, queue);
    TaskId named =
        Named.requireId(
            "gold item",
            task,
            it ->
                golds.of(caller.projectId(), id).stream()
                    .map(gold -> gold.task().id())
                    .filter(found -> found.value().equals(it))
                    .findFirst());
    golds.retire(caller.projectId(), id, named, caller.personId());
    return list(caller, queue);
  }

  private QueueId queueId(Caller caller, String queue) {
    return Named.requireId("queue", queue, id -> queues.find(caller.projectId(), new QueueId(id)))
        .queue()
        .id();
  }
}
