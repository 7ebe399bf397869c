package dev.hansei.api.traces;

import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.traces.redaction.RedactionCounts;
import dev.hansei.infra.registry.traces.redaction.RedactionPolicies;
import dev.hansei.infra.registry.traces.redaction.Redactions;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** How personal data is redacted before traces are stored. */
@Controller("/api/v1/projects/{project}/traces/redaction")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "traces")
public class RedactionController {
  private static final int DAYS = 7;

  private final RedactionPolicies policies;
  private final RedactionCounts counts;
  private final Redactions redactions;

  RedactionController(RedactionPolicies policies, RedactionCounts counts, Redactions redactions) {
    this.policies = policies;
    this.counts = counts;
    this.redactions = redactions;
  }

  @Get
  @Allows
  @Operation(
      summary = "Show how personal data is redacted, and how much was",
      description =
          "The policy in force, and counts of the last 7 days by field and kind, at most 500."
              + " Version 0 is the standard policy: every kind is masked.")
  public RedactionResource show(Caller caller, String project) {
    return RedactionResource.of(
        policies.current(caller.projectId()), counts.last(caller.projectId(), DAYS));
  }

  @Put
  @Allows({Role.LEAD, Role.ADMIN})
  @Operation(
      summary = "Put another redaction policy in force",
      description =
          "As a new version; for what comes in from now on, within 5 seconds in every process. What"
              + " is stored stays as it is. 409 when 'expectedVersion' is no longer in force.")
  public RedactionResource set(
      Caller caller, String project, @Body RedactionPolicyRequest request) {
    var policy =
        policies.set(
            caller.projectId(), request.policy(), request.expectedVersion(), caller.actor());
    redactions.reload(caller.projectId());
    return RedactionResource.of(policy, counts.last(caller.projectId(), DAYS));
  }

  @Post("/try")
  @Allows({Role.DEVELOPER, Role.LEAD, Role.ADMIN})
  @Operation(
      summary = "Try redaction on a text",
      description =
          "By the policy in force: the text as it would be stored, and what was recognised where,"
              + " in UTF-16 units. At most 20,000 characters; nothing is kept or counted.")
  public RedactionTrial attempt(Caller caller, String project, @Body RedactionTrial.Request body) {
    return RedactionTrial.of(redactions.redactor(caller.projectId()), body.text());
  }
}
