package dev.hansei.api.suites;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.suites.MetricSummary;
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

/** How the slices of runs do. */
@Controller("/api/v1/projects/{project}/suites/runs/{run}/slices")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "suites")
public class SliceController {
  private final SuiteFinder finder;
  private final RunSlices slices;
  private final RunSight sight;

  SliceController(SuiteFinder finder, RunSlices slices, RunSight sight) {
    this.finder = finder;
    this.slices = slices;
    this.sight = sight;
  }

  @Get
  @Allows
  @Operation(
      summary = "Compare the slices of a run",
      description =
          "On one 'metric' (the run's first when left out): by each case field of a few values, by"
              + " whether a case is required, by what detected the failure that it was made of, and"
              + " by the failure mode of that failure as it stands now; each against all other"
              + " cases, with intervals of 95 % and Holm's correction over all that are tested.")
  public SlicesResource show(Caller caller, String run, @QueryValue @Nullable String metric) {
    RunView view = finder.run(caller.projectId(), run);
    sight.require(caller, view.id());
    List<String> metrics = view.summary().metrics().stream().map(MetricSummary::metric).toList();
    if (metrics.isEmpty()) {
      return SlicesResource.from(SliceTable.NONE);
    }
    String wanted = metric == null ? metrics.getFirst() : metric;
    if (!metrics.contains(wanted)) {
      throw Rules.unknownWord("metric", wanted, metrics);
    }
    return SlicesResource.from(slices.of(caller.projectId(), view, wanted));
  }
}
