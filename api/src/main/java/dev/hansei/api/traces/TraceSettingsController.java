package dev.hansei.api.traces;

import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.traces.ProjectTraceSettings;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Retention and limits of a project's traces. */
@Controller("/api/v1/projects/{project}/traces/settings")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "traces")
public class TraceSettingsController {
  private final ProjectTraceSettings settings;

  TraceSettingsController(ProjectTraceSettings settings) {
    this.settings = settings;
  }

  @Get
  @Allows
  @Operation(
      summary = "Show how long traces are kept and how much may come in",
      description = "What is absent is the installation's default.")
  public TraceSettingsResource show(Caller caller) {
    return TraceSettingsResource.from(settings.of(caller.projectId()));
  }

  @Put
  @Allows(Role.ADMIN)
  @Operation(
      summary = "Set how long traces are kept and how much may come in",
      description =
          "All of it; what is left out goes back to the installation's default. Traces that are"
              + " older than 'retentionDays', by their start and by their arrival, are deleted for"
              + " good, within minutes and then as they age. Rates count for one process, and are"
              + " in force within ten seconds.")
  public TraceSettingsResource set(Caller caller, @Body NewTraceSettings body) {
    var wanted = body.wanted();
    settings.set(caller.projectId(), wanted, caller.actor());
    return TraceSettingsResource.from(wanted);
  }
}
