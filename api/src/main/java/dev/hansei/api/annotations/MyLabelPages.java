package dev.hansei.api.annotations;

import dev.hansei.api.pages.Section;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.annotations.Forms;
import dev.hansei.infra.registry.annotations.OwnLabels;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Optional;

/** The viewer's own labels. */
@Hidden
@Controller("/projects/{project}/annotations/mine")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
public class MyLabelPages {
  private final ProjectPages pages;
  private final OwnLabels labels;
  private final TaskReader reader;
  private final Forms forms;

  MyLabelPages(ProjectPages pages, OwnLabels labels, TaskReader reader, Forms forms) {
    this.pages = pages;
    this.labels = labels;
    this.reader = reader;
    this.forms = forms;
  }

  /** Newest first. */
  @Get
  @Allows({Role.ANNOTATOR, Role.LEAD})
  public HttpResponse<byte[]> list(Caller caller, @QueryValue Optional<String> after) {
    var found =
        labels.page(
            caller.projectId(),
            caller.personId(),
            new PageRequest(after, PageRequest.LIMIT_DEFAULT));
    return pages.show(
        "annotations/mine.jte",
        new MyLabelsPage(
            pages.frame(caller, Section.ANNOTATIONS, "My labels"),
            found.items().stream()
                .map(own ->
                    new MyLabelsPage.Line(
                        own,
                        forms.of(caller.projectId(), own.queue().plan()),
                        reader.item(caller.projectId(), own.task()).asked().transcript()))
                .toList(),
            found.next().map(next -> "?after=" + next)));
  }
}
