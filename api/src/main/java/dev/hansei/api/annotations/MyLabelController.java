package dev.hansei.api.annotations;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.annotations.OwnLabels;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** What the caller said. */
@Controller("/api/v1/projects/{project}/annotations/mine")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "annotations")
public class MyLabelController {
  private final OwnLabels labels;
  private final TaskReader reader;

  MyLabelController(OwnLabels labels, TaskReader reader) {
    this.labels = labels;
    this.reader = reader;
  }

  @Get
  @Allows({Role.ANNOTATOR, Role.LEAD})
  @Operation(
      summary = "List your own labels",
      description =
          "Of all queues, newest first, with those that you took back. One that is 'changeable' can"
              + " be corrected: undo it, then submit anew; both stay as facts. 50 a page, 200 at"
              + " most.")
  public PageResource<MyLabelResource> list(Caller caller, @RequestBean PageQuery query) {
    var page = labels.page(caller.projectId(), caller.personId(), query.request());
    return PageResource.of(
        page,
        own ->
            MyLabelResource.of(
                own,
                reader.own(caller.projectId(), own.task(), own.said()),
                reader.item(caller.projectId(), own.task()).asked().transcript()));
  }
}
