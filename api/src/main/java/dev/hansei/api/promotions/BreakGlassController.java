package dev.hansei.api.promotions;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.bodies.Named;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.promotions.Emergencies;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.EmergencyId;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** Moves past all rules, and the look that somebody else takes at them. */
@Controller("/api/v1/projects/{project}/promotions/break-glass")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "promotions")
public class BreakGlassController {
  private final GlassBreaker breaker;
  private final Emergencies emergencies;

  BreakGlassController(GlassBreaker breaker, Emergencies emergencies) {
    this.breaker = breaker;
    this.emergencies = emergencies;
  }

  @Post
  @Allows(Role.RELEASE_MANAGER)
  @Operation(
      summary = "Make a version live at once, past gate, approvals and freezes",
      description =
          "For when something is on fire and no second person can be had; works while the workflow"
              + " engine is down. Ends rollouts at that stage. 'reason' has 20 characters at least."
              + " Every page of the project says so until somebody else has reviewed it, within"
              + " three days. 422 already-live, 409 moved-meanwhile.")
  public HttpResponse<EmergencyResource> move(Caller caller, @Body NewEmergency body) {
    var project = caller.projectId();
    var moved = breaker.move(project, body, caller.personId());
    return HttpResponse.created(
        breaker.resource(project, moved), caller.api("/promotions/break-glass/" + moved.id()));
  }

  @Get
  @Allows
  @Operation(
      summary = "List emergency moves, newest first",
      description = "With their reviews. 50 a page, 200 at most.")
  public PageResource<EmergencyResource> list(Caller caller, @RequestBean PageQuery query) {
    var project = caller.projectId();
    return PageResource.of(
        emergencies.page(project, query.request()), move -> breaker.resource(project, move));
  }

  @Get("/{emergency}")
  @Allows
  @Operation(summary = "Show an emergency move", description = "With its review.")
  public EmergencyResource show(Caller caller, String emergency) {
    var project = caller.projectId();
    return breaker.resource(project, emergencies.require(project, id(emergency)));
  }

  @Post("/{emergency}/review")
  @Allows(Role.RELEASE_MANAGER)
  @Operation(
      summary = "Review an emergency move",
      description =
          "By a release manager other than the one who moved; 403 own-emergency. Takes the bar from"
              + " the pages. Repeated by the same person, it says that it is done; 409"
              + " reviewed-already where another was first.")
  public EmergencyResource review(Caller caller, String emergency, @Body NewReview body) {
    var project = caller.projectId();
    var reviewed = emergencies.review(project, id(emergency), caller.personId(), body.findings());
    return breaker.resource(project, reviewed);
  }

  private static EmergencyId id(String text) {
    return Named.requireId("emergency", text, uuid -> Optional.of(new EmergencyId(uuid)));
  }
}
