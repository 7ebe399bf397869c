package dev.hansei.api.promotions;

import dev.hansei.api.bodies.YamlBodies;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.promotions.Rulebook;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** How a project releases. */
@Controller("/api/v1/projects/{project}/promotions/rules")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "promotions")
public class RulesController {
  private final Rulebook rulebook;
  private final RulesFile file;

  RulesController(Rulebook rulebook, RulesFile file) {
    this.rulebook = rulebook;
    this.file = file;
  }

  @Get
  @Allows
  @Operation(
      summary = "Show the release rules",
      description = "What holds now; 'number' is 0 where the project has written down nothing.")
  public ReleaseRulesResource show(Caller caller) {
    return ReleaseRulesResource.from(rulebook.newest(caller.projectId()));
  }

  @Get("/file")
  @Allows
  @Produces(YamlBodies.YAML)
  @Operation(
      summary = "Show the release rules as the file that makes them",
      description = "YAML of all that can be said, to edit and to post again.")
  public String file(Caller caller) {
    return file.write(ReleaseRulesResource.from(rulebook.newest(caller.projectId())));
  }

  @Post
  @Consumes({MediaType.APPLICATION_JSON, YamlBodies.YAML, YamlBodies.YAML_OLD})
  @Allows(Role.ADMIN)
  @Operation(
      summary = "Write release rules down",
      description =
          "In JSON or YAML, and what is left out stays as it is: quorum {dev, team, production}, approvers (ids of release managers; all"
              + " when empty), freezes [{name, zone, from, to}] with times as 2027-12-20T18:00 or"
              + " 'friday 16:00', and the plan of requests to production that bring none; a"
              + " request's own plan may only be stricter, unless weakerPlans is true. Holds for"
              + " requests from now on, freezes and approvers for all. The same rules stay the"
              + " number that they are. 422 approver-without-role, quorum-too-large.")
  public HttpResponse<ReleaseRulesResource> save(Caller caller, @Body NewReleaseRules body) {
    var saved = rulebook.save(caller.projectId(), body::rules, caller.personId());
    return HttpResponse.created(ReleaseRulesResource.from(saved), caller.api("/promotions/rules"));
  }
}
