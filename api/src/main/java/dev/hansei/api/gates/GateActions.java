package dev.hansei.api.gates;

import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.gates.Gates;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.suites.RunId;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.Optional;

/** Making a gate, and asking one about two runs from the page that compares them. */
@Hidden
@Controller("/projects/{project}/gates")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class GateActions {
  private final ProjectPages pages;
  private final Gates gates;
  private final GateKeeper keeper;
  private final VerdictSight sight;

  GateActions(ProjectPages pages, Gates gates, GateKeeper keeper, VerdictSight sight) {
    this.pages = pages;
    this.gates = gates;
    this.keeper = keeper;
    this.sight = sight;
  }

  /** Makes a gate, or the next number of its name. */
  @Post
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> create(Caller caller, @Body Map<String, String> form) {
    var made = gates.create(caller.projectId(), GateForm.read(form).content(), caller.actor());
    return pages.leadTo(caller, "/gates#gate-" + made.id());
  }

  /** Keeps the verdict and leads to its page; nothing moves. */
  @Post("/ask")
  @Allows({Role.LEAD, Role.DEVELOPER})
  public HttpResponse<byte[]> ask(Caller caller, @Body Map<String, String> form) {
    var gate = keeper.require(caller.projectId(), form.getOrDefault("gate", ""));
    Optional<RunId> baseline = Optional.of(run(form, "baseline"));
    RunId candidate = run(form, "candidate");
    sight.requireToAsk(caller, baseline, candidate);
    var said = keeper.ask(caller.projectId(), gate, baseline, candidate, caller.actor());
    return pages.leadTo(caller, "/gates/verdicts/" + said.id());
  }

  private static RunId run(Map<String, String> form, String field) {
    try {
      return RunId.of(form.getOrDefault(field, ""));
    } catch (IllegalArgumentException _) {
      throw ApiProblem.invalidField(field, "The id of a run, as its page shows it.").raise();
    }
  }
}
