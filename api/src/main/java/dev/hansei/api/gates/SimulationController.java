package dev.hansei.api.gates;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.suites.RunId;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a gate would have said. */
@Controller("/api/v1/projects/{project}/gates/{gate}/simulation")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "gates")
public class SimulationController {
  private final GateKeeper keeper;
  private final GateSimulator simulator;

  SimulationController(GateKeeper keeper, GateSimulator simulator) {
    this.keeper = keeper;
    this.simulator = simulator;
  }

  @Get
  @Allows({Role.LEAD, Role.DEVELOPER, Role.RELEASE_MANAGER})
  @Operation(
      summary = "Try a gate on past runs",
      description =
          "Each completed run of 'suite' (its name or id) against the one before it on the same"
              + " dataset version, newest first, of the last 200 runs: what the gate says, by"
              + " certificates, labels and slices as they stand now. Writes nothing. 5 pairs an"
              + " answer, fewer of large runs; 'next' goes in as 'after'. Pairs on runs whose"
              + " answers an open queue asks the caller to label are counted as 'hidden' only. 503"
              + " gates-busy: many are being computed, ask again.")
  public SimulationResource simulate(
      Caller caller,
      String gate,
      @QueryValue @Nullable String suite,
      @QueryValue @Nullable String after) {
    var there = keeper.require(caller.projectId(), gate);
    var asked = keeper.requireSuite(caller.projectId(), Rules.needed("suite", suite));
    return SimulationResource.from(simulator.of(caller, there, asked, after(after)));
  }

  /**
   * A cursor.
   *
   * @throws dev.hansei.api.problems.InvalidFieldException where it is none
   */
  static Optional<RunId> after(@Nullable String cursor) {
    return cursor == null || cursor.isBlank()
        ? Optional.empty()
        : Optional.of(new RunId(Rules.id("after", cursor)));
  }
}
