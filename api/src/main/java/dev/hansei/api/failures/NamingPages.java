package dev.hansei.api.failures;

import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.failures.ModeNaming;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.projects.Role;
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

/** Says on the page of detectors which model names failure modes. */
@Hidden
@Controller("/projects/{project}/failures/naming")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class NamingPages {
  private static final String HERE = "/failures/detectors";

  private final ProjectPages pages;
  private final ModeNaming naming;

  NamingPages(ProjectPages pages, ModeNaming naming) {
    this.pages = pages;
    this.naming = naming;
  }

  /** Chooses a model; without one their own words name them. */
  @Post
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> choose(Caller caller, @Body Map<String, String> form) {
    String model = form.getOrDefault("model", "").strip();
    if (model.isEmpty()) {
      naming.forget(caller.projectId(), caller.actor());
    } else {
      naming.choose(caller.projectId(), new NamingBody(named(model)).wanted(), caller.actor());
    }
    return pages.leadTo(caller, HERE);
  }

  private static ModelName named(String model) {
    try {
      return new ModelName(model);
    } catch (IllegalArgumentException e) {
      throw new InvalidFieldException("model", String.valueOf(e.getMessage()));
    }
  }
}
