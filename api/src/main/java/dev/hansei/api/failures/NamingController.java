package dev.hansei.api.failures;

import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.failures.ModeNaming;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Who names failure modes. */
@Controller("/api/v1/projects/{project}/failures/naming")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "failures")
public class NamingController {
  private final ModeNaming naming;

  NamingController(ModeNaming naming) {
    this.naming = naming;
  }

  @Get
  @Allows
  @Operation(
      summary = "Show which model names failure modes",
      description = "Without 'model' their own words do.")
  public NamingBody show(Caller caller) {
    return NamingBody.of(naming.model(caller.projectId()));
  }

  @Put
  @Allows(Role.LEAD)
  @Operation(
      summary = "Have a model name failure modes",
      description =
          "From the next collection on, which asks it about at most 20 modes, those first that were"
              + " not asked about yet, the heaviest first: up to ten of a mode's texts go to it. One"
              + " of which it gives no usable name three times is asked about again once its texts"
              + " have changed. What a person named stays. Audited.")
  public NamingBody choose(Caller caller, @Body NamingBody body) {
    naming.choose(caller.projectId(), body.wanted(), caller.actor());
    return show(caller);
  }

  @Delete
  @Allows(Role.LEAD)
  @Operation(
      summary = "Have their own words name failure modes",
      description = "Names that a model gave stay. Again changes nothing.")
  public HttpResponse<Void> forget(Caller caller) {
    naming.forget(caller.projectId(), caller.actor());
    return HttpResponse.noContent();
  }
}
