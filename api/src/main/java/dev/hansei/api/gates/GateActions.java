package dev.hansei.api.gates;

import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
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

/** Asking a gate about two runs, from the page that compares them. */
@Hidden
@Controller("/projects/{project}/gates")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class GateActions {
  private final ProjectPages pages;
  private final GateKeeper keeper;

  GateActions(ProjectPages pages, GateKeeper keeper) {
    this.pages = pages;
    this.keeper = keeper;
  }

  /** Keeps the verdict and leads to its page; nothing moves. */
  @Post("/ask")
  @Allows({Role.LEAD, Role.DEVELOPER})
  public HttpResponse<byte[]> ask(Caller caller, @Body Map<String, String> form) {
    var gate = keeper.require(caller.projectId(), form.getOrDefault("gate", ""));
    var said =
        keeper.ask(
            caller.projectId(),
            gate,
            Optional.of(run(form, "baseline")),
            run(form, "candidate"),
            caller.actor());
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
