package dev.hansei.api.annotations;

import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.annotations.Tasks;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.UUID;

/**
 * The texts of tasks as parts of a page: Markdown read and escaped by the server, so that a script
 * puts nothing else into the page. Needs the registry alone.
 */
@Hidden
@Controller("/projects/{project}/annotations/tasks")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
public class ItemPages {
  private final ProjectPages pages;
  private final Tasks tasks;
  private final TaskReader reader;

  ItemPages(ProjectPages pages, Tasks tasks, TaskReader reader) {
    this.pages = pages;
    this.tasks = tasks;
    this.reader = reader;
  }

  /** The texts of one task, without a frame. */
  @Get("/{id}/item")
  @Allows({Role.ANNOTATOR, Role.LEAD})
  public HttpResponse<byte[]> show(Caller caller, UUID id) {
    var task =
        tasks
            .find(caller.projectId(), new TaskId(id))
            .orElseThrow(() -> ApiProblem.notFound("task", id).raise());
    return pages.show("annotations/item.jte", reader.part(caller.projectId(), task));
  }
}
