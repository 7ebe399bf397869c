package dev.hansei.api.suites;

import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.suites.RunBudgets;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The budget of a run: what it limits, and more to spend. */
@Controller("/api/v1/projects/{project}/suites/runs/{run}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "suites")
public class RunBudgetController {
  private final SuiteFinder finder;
  private final RunBudgets budgets;
  private final RunTopUps topUps;

  RunBudgetController(SuiteFinder finder, RunBudgets budgets, RunTopUps topUps) {
    this.finder = finder;
    this.budgets = budgets;
    this.topUps = topUps;
  }

  @Get("/budget")
  @Allows
  @Operation(
      summary = "The budget of a run",
      description =
          "What it limits, what is paid by what the journal holds, what is held back for calls that"
              + " are open or may be made, and what is left. 409 no-budget for a run without.")
  public RunBudgetResource show(Caller caller, String run) {
    return resource(caller, finder.run(caller.projectId(), run));
  }

  @Post("/top-up")
  @Allows(Role.LEAD)
  @Operation(
      summary = "Top a run up",
      description =
          "Adds to the limits of its budget {calls, tokens, cost}; one that is out of budget goes on"
              + " where it stopped. What the budget does not limit cannot be added to. Answers 202"
              + " with the budget. 409 run-ended; 409 no-budget.")
  public HttpResponse<RunBudgetResource> topUp(Caller caller, String run, @Body NewRunTopUp body) {
    RunView there = finder.run(caller.projectId(), run);
    RunView now = topUps.topUp(there, caller.personId(), body);
    return HttpResponse.<RunBudgetResource>accepted().body(resource(caller, now));
  }

  private RunBudgetResource resource(Caller caller, RunView run) {
    return budgets
        .find(caller.projectId(), run.id())
        .map(now -> RunBudgetResource.of(run.id().value(), run.state(), now, run.cost().currency()))
        .orElseThrow(() -> noBudget(run).raise());
  }

  static ApiProblem noBudget(RunView run) {
    return ApiProblem.conflict(
        "no-budget", "Run %s was started without a budget; nothing limits it.".formatted(run.id()));
  }
}
