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

/** How safe the answers of runs are. */
@Controller("/api/v1/projects/{project}/suites/runs/{run}/safety")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "suites")
public class SafetyController {
  private final SuiteFinder finder;
  private final SafetyReader reader;
  private final RunSight sight;

  SafetyController(SuiteFinder finder, SafetyReader reader, RunSight sight) {
    this.finder = finder;
    this.sight = sight;
    this.reader = reader;
  }

  @Get
  @Allows
  @Operation(
      summary = "Count the unsafe answers of a run",
      description =
          "For each safety judge that the suite asks, and each of its hazard categories: how many"
              + " answers are unsafe of those judged, with Wilson's interval of 95 %, and how many"
              + " have no verdict. As it stands while the run goes on. No judges where the suite"
              + " asks none; members of juries are not counted.")
  public SafetyResource show(Caller caller, String run) {
    var project = caller.projectId();
    RunView view = finder.run(project, run);
    sight.require(caller, view.id());
    return SafetyResource.from(reader.of(project, view));
  }
}
