package dev.hansei.api.suites;

import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.suites.RunView;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** What people would say of runs. */
@Controller("/api/v1/projects/{project}/suites/runs/{run}/corrected")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "suites")
public class CorrectedController {
  private final SuiteFinder finder;
  private final CorrectedReader reader;
  private final RunSight sight;

  CorrectedController(SuiteFinder finder, CorrectedReader reader, RunSight sight) {
    this.finder = finder;
    this.sight = sight;
    this.reader = reader;
  }

  @Get
  @Allows
  @Operation(
      summary = "Estimate how much of a run people would pass",
      description =
          "For each judge whose criterion people labelled on answers of this run: the judge's pass"
              + " rate, corrected by how far it was off where people looked (prediction-powered"
              + " inference), with people's labels alone and the judge alone beside it. Labels count"
              + " by the inverse of the chance with which their answers were drawn; the queue with"
              + " most labels is used. Intervals of 95 %. None before the run has ended, and none"
              + " from labels of fewer than three independent cases.")
  public CorrectedResource show(Caller caller, String run) {
    var project = caller.projectId();
    RunView view = finder.run(project, run);
    sight.require(caller, view.id());
    return CorrectedResource.from(reader.of(project, view));
  }
}
