package dev.hansei.api.cases;

import dev.hansei.api.bodies.YamlBodies;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Counterfactual versions of cases. */
@Controller("/api/v1/projects/{project}/cases/datasets/{dataset}/counterfactuals")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "cases")
public class CounterfactualController {
  private final DatasetFinder finder;
  private final CounterfactualMaker maker;

  CounterfactualController(DatasetFinder finder, CounterfactualMaker maker) {
    this.finder = finder;
    this.maker = maker;
  }

  @Post
  @Consumes({MediaType.APPLICATION_JSON, YamlBodies.YAML, YamlBodies.YAML_OLD})
  @Allows(Role.LEAD)
  @Operation(
      summary = "Make the counterfactual versions of a dataset's cases",
      description =
          "For each final case that speaks of one group, one version for each group of the table,"
              + " its terms swapped, in another dataset of the same split, which is published. They"
              + " carry the fields counterfactualOf and group. What cannot be swapped by whole words"
              + " is left out, and counted by reason. 2,000 cases at most; the same again adds"
              + " nothing.")
  public HttpResponse<CounterfactualResource> create(
      Caller caller, String dataset, @Body NewCounterfactuals body) {
    var source = finder.dataset(caller.projectId(), dataset);
    var made = maker.make(caller, source, body);
    var others = finder.dataset(caller.projectId(), made.dataset());
    return HttpResponse.created(made, caller.api("/cases/datasets/" + others.id()));
  }
}
