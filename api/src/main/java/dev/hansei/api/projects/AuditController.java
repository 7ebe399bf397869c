package dev.hansei.api.projects;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.infra.registry.Audit;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The audit log of a project: who did what, each row chained to the one before. */
@Controller("/api/v1/projects/{project}/audit")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "projects")
public class AuditController {
  private final Audit audit;

  AuditController(Audit audit) {
    this.audit = audit;
  }

  @Get
  @Allows
  @Operation(summary = "List the audit log, newest first", description = "50 a page, 200 at most.")
  public PageResource<AuditEntryResource> list(Caller caller, @RequestBean PageQuery query) {
    return PageResource.of(
        audit.page(caller.projectId(), query.request()), AuditEntryResource::from);
  }

  @Post("/verify")
  @Allows
  @Operation(
      summary = "Prove the audit log",
      description = "Reads the whole chain; names the first row that is wrong or missing.")
  public AuditCheckResource verify(Caller caller) {
    return AuditCheckResource.from(audit.verify(caller.projectId()));
  }
}
