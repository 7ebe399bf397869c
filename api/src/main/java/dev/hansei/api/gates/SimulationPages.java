package dev.hansei.api.gates;

import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.Section;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.api.suites.RunWords;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.suites.Suites;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.suites.Suite;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a gate would have said of past runs. */
@Hidden
@Controller("/projects/{project}/gates/{gate}/simulation")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
public class SimulationPages {
  private final ProjectPages pages;
  private final GateKeeper keeper;
  private final GateSimulator simulator;
  private final Suites suites;
  private final RunWords words;

  SimulationPages(
      ProjectPages pages,
      GateKeeper keeper,
      GateSimulator simulator,
      Suites suites,
      RunWords words) {
    this.pages = pages;
    this.keeper = keeper;
    this.simulator = simulator;
    this.suites = suites;
    this.words = words;
  }

  /** Asks for a suite; with one, five pairs of its runs. */
  @Get
  @Allows({Role.LEAD, Role.DEVELOPER, Role.RELEASE_MANAGER})
  public HttpResponse<byte[]> simulate(
      Caller caller,
      String gate,
      @QueryValue @Nullable String suite,
      @QueryValue @Nullable String after) {
    ProjectId project = caller.projectId();
    Gate there = keeper.require(project, gate);
    Frame frame = pages.frame(caller, Section.GATES, "Gate on past runs");
    List<String> offered =
        suites.page(project, PageRequest.first()).items().stream()
            .map(Suite::name)
            .distinct()
            .toList();
    if (suite == null || suite.isBlank()) {
      return pages.show("gates/simulation.jte", asking(frame, there, offered));
    }
    Suite asked = keeper.requireSuite(project, suite);
    Simulation seen = simulator.of(caller, there, asked, SimulationController.after(after));
    var page =
        new SimulationPage(
            frame,
            there,
            offered,
            asked.name(),
            Optional.of(seen),
            seen.lines().stream().map(line -> line(project, line)).toList(),
            seen.next().map(id -> address(frame, there, suite) + "&after=" + id));
    return pages.show("gates/simulation.jte", page);
  }

  private static SimulationPage asking(Frame frame, Gate gate, List<String> offered) {
    return new SimulationPage(
        frame, gate, offered, "", Optional.empty(), List.of(), Optional.empty());
  }

  private static String address(Frame frame, Gate gate, String suite) {
    return frame.to("/gates/%s/simulation".formatted(gate.id()))
        + "?suite="
        + URLEncoder.encode(suite, StandardCharsets.UTF_8);
  }

  private SimulationPage.Line line(ProjectId project, Simulation.Line line) {
    return new SimulationPage.Line(
        line.candidate().id(),
        line.baseline().id(),
        words.target(project, line.candidate().input().target()),
        words.target(project, line.baseline().input().target()),
        line.verdict(),
        line.candidate().startedAt());
  }
}
