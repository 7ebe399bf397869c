package dev.hansei.api.health;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** Answers probes. Open to everybody: what it says is not more than that a part is down. */
@Controller("/health")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "health")
public class HealthController {
  private final Readiness readiness;

  HealthController(Readiness readiness) {
    this.readiness = readiness;
  }

  @Get("/liveness")
  @Operation(summary = "The process runs", description = "200 as long as the process answers.")
  public HealthResource liveness() {
    return HealthResource.of(List.of());
  }

  @Get("/readiness")
  @Operation(
      summary = "The process can do its work",
      description =
          "200 when registry, object store and workflow engine answer; else 503, naming each part"
              + " that is down and why.")
  public HttpResponse<HealthResource> readiness() {
    var health = readiness.look();
    return HttpResponse.status(health.up() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .body(health);
  }
}
