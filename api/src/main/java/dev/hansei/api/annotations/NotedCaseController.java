package dev.hansei.api.annotations;

import dev.hansei.api.bodies.Named;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.annotations.NotedCases;
import dev.hansei.infra.registry.annotations.Queues;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.cases.Dataset;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Cases that ask whether a new answer takes up what annotators noted on an old one. */
@Controller("/api/v1/projects/{project}/annotations/queues/{queue}/cases")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "annotations")
public class NotedCaseController {
  private final Queues queues;
  private final Datasets datasets;
  private final NotedCases noted;

  NotedCaseController(Queues queues, Datasets datasets, NotedCases noted) {
    this.queues = queues;
    this.datasets = datasets;
    this.noted = noted;
  }

  @Post
  @Allows(Role.LEAD)
  @Operation(
      summary = "Make cases of answers that annotators noted something on, or said better",
      description =
          "For each case of the queue with a labelled answer and a note on it, a correction that"
              + " changes something or a demonstration, a draft in another dataset of the same"
              + " split: the same question, a person's text as its reference, and where there are"
              + " notes the answer as the field previous_answer and the notes as feedback, which a"
              + " judge of kind feedback-incorporation reads. Sending it again adds nothing.")
  public NotedCasesResource make(Caller caller, String queue, @Body NewNotedCases body) {
    var project = caller.projectId();
    QueueId of =
        Named.requireId("queue", queue, id -> queues.find(project, new QueueId(id))).queue().id();
    Dataset dataset =
        Named.require(
            "dataset",
            body.dataset(),
            id -> datasets.find(project, new DatasetId(id)),
            name -> datasets.findByName(project, name));
    return NotedCasesResource.of(
        dataset.id().value(), noted.make(project, of, dataset.id(), caller.actor()));
  }
}
