package dev.hansei.api.cases;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Datasets and their versions. */
@Controller("/api/v1/projects/{project}/cases/datasets")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "cases")
public class DatasetController {
  private final Datasets datasets;
  private final DatasetFinder finder;
  private final Cases cases;

  DatasetController(Datasets datasets, DatasetFinder finder, Cases cases) {
    this.datasets = datasets;
    this.finder = finder;
    this.cases = cases;
  }

  @Post
  @Allows(Role.LEAD)
  @Operation(
      summary = "Make a dataset",
      description =
          "For one use: generate, align, tune, gate or canary. A question that stands in one use is"
              + " refused in another, so that nothing is tuned on what later judges it.")
  public HttpResponse<DatasetResource> create(Caller caller, @Body NewDataset body) {
    var made = datasets.create(caller.projectId(), body.name(), body.split(), caller.actor());
    return HttpResponse.created(
        DatasetResource.from(made), caller.api("/cases/datasets/" + made.id()));
  }

  @Get
  @Allows
  @Operation(summary = "List datasets, newest first", description = "50 a page, 200 at most.")
  public PageResource<DatasetResource> list(Caller caller, @RequestBean PageQuery query) {
    return PageResource.of(
        datasets.page(caller.projectId(), query.request()), DatasetResource::from);
  }

  @Get("/{dataset}")
  @Allows
  @Operation(
      summary = "Show a dataset",
      description = "By id or name, with its counts of cases and its latest version.")
  public DatasetResource show(Caller caller, String dataset) {
    var project = caller.projectId();
    var found = finder.dataset(project, dataset);
    return DatasetResource.from(found)
        .with(cases.counts(project, found.id()), datasets.latest(project, found.id()));
  }

  @Post("/{dataset}/versions")
  @Allows(Role.LEAD)
  @Operation(
      summary = "Publish a dataset",
      description =
          "Freezes the cases that are final now as the next version. Where they are those of an"
              + " earlier version, that one is given back.")
  public HttpResponse<DatasetVersionResource> publish(Caller caller, String dataset) {
    var project = caller.projectId();
    var id = finder.dataset(project, dataset).id();
    var made = datasets.publish(project, id, caller.actor());
    return HttpResponse.created(
        DatasetVersionResource.from(made), caller.api("/cases/datasets/" + id + "/versions"));
  }

  @Get("/{dataset}/versions")
  @Allows
  @Operation(
      summary = "List the versions of a dataset, newest first",
      description = "50 a page, 200 at most.")
  public PageResource<DatasetVersionResource> versions(
      Caller caller, String dataset, @RequestBean PageQuery query) {
    var project = caller.projectId();
    var id = finder.dataset(project, dataset).id();
    return PageResource.of(
        datasets.versions(project, id, query.request()), DatasetVersionResource::from);
  }
}
