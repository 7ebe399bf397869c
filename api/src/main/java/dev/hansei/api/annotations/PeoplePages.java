package dev.hansei.api.annotations;

import dev.hansei.api.pages.Section;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;

/** Those who label, across queues. */
@Hidden
@Controller("/projects/{project}/annotations/people")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
public class PeoplePages {
  private final ProjectPages pages;
  private final DeskReader reader;

  PeoplePages(ProjectPages pages, DeskReader reader) {
    this.pages = pages;
    this.reader = reader;
  }

  /** Pace, gold, agreement and drift of each, and settled disputes to read. */
  @Get
  @Allows({Role.LEAD, Role.ADMIN})
  public HttpResponse<byte[]> show(Caller caller) {
    return pages.show(
        "annotations/people.jte",
        new PeoplePage(
            pages.frame(caller, Section.ANNOTATIONS, "Who labels"),
            reader.people(caller.projectId()).stream()
                .map(line ->
                    new PeoplePage.Line(
                        line.name(),
                        line.queue().plan().name(),
                        line.queue().id().toString(),
                        line.figures()))
                .toList(),
            reader.settled(caller.projectId())));
  }
}
