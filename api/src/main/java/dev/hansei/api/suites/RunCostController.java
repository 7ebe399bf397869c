package dev.hansei.api.suites;

import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** What a run cost. */
@Controller("/api/v1/projects/{project}/suites/runs/{run}/cost")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "suites")
public class RunCostController {
  private final SuiteFinder finder;
  private final RunCosts costs;

  RunCostController(SuiteFinder finder, RunCosts costs) {
    this.finder = finder;
    this.costs = costs;
  }

  @Get
  @Allows
  @Operation(
      summary = "What a run cost",
      description =
          "By the price list that was in force when it was planned. 'all' is what its answers and"
              + " judgements cost, whatever came from the journal; 'paid' what this run paid."
              + " A model without a price makes items and calls of unknown cost, which are counted"
              + " and never taken for free. Calls that failed are in the journal of nobody.")
  public RunCostResource show(Caller caller, String run) {
    var project = caller.projectId();
    return costs.resource(project, finder.run(project, run));
  }
}
