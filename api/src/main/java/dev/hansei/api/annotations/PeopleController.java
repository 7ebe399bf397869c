package dev.hansei.api.annotations;

import dev.hansei.api.bodies.Named;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.annotations.Notices;
import dev.hansei.infra.registry.annotations.Queues;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Those who label: what leads see of them, and what they themselves were told. */
@Controller("/api/v1/projects/{project}/annotations")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "annotations")
public class PeopleController {
  private final DeskReader reader;
  private final Queues queues;
  private final Notices notices;

  PeopleController(DeskReader reader, Queues queues, Notices notices) {
    this.reader = reader;
    this.queues = queues;
    this.notices = notices;
  }

  @Get("/people")
  @Allows({Role.LEAD, Role.ADMIN})
  @Operation(
      summary = "Show how people label, across the latest ten queues",
      description =
          "Pace, answers to gold with interval, agreement, and whether these moved. To talk about"
              + " with the person: gold, rubric and the other reviewer may be what is wrong.")
  public PersonResource.All people(Caller caller) {
    return new PersonResource.All(
        reader.people(caller.projectId()).stream().map(PersonResource::of).toList());
  }

  @Get("/queues/{queue}/people")
  @Allows({Role.LEAD, Role.ADMIN})
  @Operation(
      summary = "Show how people label in a queue",
      description = "As above, of one queue; the fifty with most labels.")
  public PersonResource.All peopleOf(Caller caller, String queue) {
    var found =
        Named.requireId("queue", queue, id -> queues.find(caller.projectId(), new QueueId(id)));
    return new PersonResource.All(
        reader.people(caller.projectId(), found.queue()).stream().map(PersonResource::of).toList());
  }

  @Get("/disputes")
  @Allows({Role.LEAD, Role.ADMIN})
  @Operation(
      summary = "List settled disputes of the latest ten queues with their reasons",
      description = "What each reviewer said, and last who settled it and why. 40 at most.")
  public DisputeResource.All disputes(Caller caller) {
    return new DisputeResource.All(
        reader.settled(caller.projectId()).stream().map(DisputeResource::of).toList());
  }

  @Get("/notices")
  @Allows({Role.ANNOTATOR, Role.LEAD})
  @Operation(
      summary = "List what you were told of late labels",
      description = "Reminders of queues that still take labels, the latest first. 50 at most.")
  public NoticeResource.All notices(Caller caller) {
    return new NoticeResource.All(
        notices.of(caller.projectId(), caller.personId()).stream()
            .map(NoticeResource::from)
            .toList());
  }
}
