package dev.hansei.api.suites;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.cases.CaseTraits;
import dev.hansei.infra.registry.suites.MetricSummary;
import dev.hansei.infra.registry.suites.Outcomes;
import dev.hansei.infra.registry.suites.RunView;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counterfactual bias of runs. */
@Controller("/api/v1/projects/{project}/suites/runs/{run}/groups")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "suites")
public class GroupController {
  private final SuiteFinder finder;
  private final Outcomes outcomes;
  private final CaseTraits traits;
  private final RunSight sight;

  GroupController(SuiteFinder finder, Outcomes outcomes, CaseTraits traits, RunSight sight) {
    this.finder = finder;
    this.outcomes = outcomes;
    this.traits = traits;
    this.sight = sight;
  }

  @Get
  @Allows
  @Operation(
      summary = "Compare the groups of a run on a counterfactual dataset",
      description =
          "For each group the difference between its versions and the other versions of the same"
              + " cases on one 'metric' (the run's first when left out), paired by original case,"
              + " with a bootstrap interval of 95 %, McNemar's or the sign-flip test, and Holm's"
              + " correction. No groups where fewer than five cases have versions.")
  public GroupsResource show(Caller caller, String run, @QueryValue @Nullable String metric) {
    RunView view = finder.run(caller.projectId(), run);
    sight.require(caller, view.id());
    List<String> metrics = view.summary().metrics().stream().map(MetricSummary::metric).toList();
    if (metrics.isEmpty()) {
      return GroupsResource.from(GroupTable.NONE);
    }
    String wanted = metric == null ? metrics.getFirst() : metric;
    if (!metrics.contains(wanted)) {
      throw Rules.unknownWord("metric", wanted, metrics);
    }
    return GroupsResource.from(
        GroupTable.of(
            wanted,
            outcomes.scores(caller.projectId(), view.id()),
            traits.of(caller.projectId(), view.input().datasetVersionId())));
  }
}
