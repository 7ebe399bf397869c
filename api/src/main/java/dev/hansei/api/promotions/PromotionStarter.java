package dev.hansei.api.promotions;

import dev.hansei.api.temporal.WorkflowEngine;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.promotions.Promotions;
import dev.hansei.workflows.gates.GateId;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.Promote;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.Promotion;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.suites.RunId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Asks for promotions, for REST and pages alike. */
@Singleton
public final class PromotionStarter {
  private final WorkflowEngine engine;
  private final Promotions promotions;
  private final Remarks remarks;
  private final Ids ids;

  PromotionStarter(WorkflowEngine engine, Promotions promotions, Remarks remarks, Ids ids) {
    this.engine = engine;
    this.promotions = promotions;
    this.remarks = remarks;
    this.ids = ids;
  }

  /**
   * What is asked for; see {@link PromoteInput}.
   *
   * @param reason why, in the requester's words; may be empty
   * @param plan absent makes it live for all at once after two approvals
   */
  public record Request(
      PromptId promptId,
      PromptVersionId candidate,
      Stage stage,
      GateId gateId,
      Optional<RunId> baselineRun,
      RunId candidateRun,
      Duration patience,
      String reason,
      Optional<ReleasePlan> plan) {}

  /**
   * A promotion that was asked for.
   *
   * @param promotion absent as long as no worker has opened it
   */
  public record Started(PromotionId id, PromoteInput input, Optional<Promotion> promotion) {}

  /**
   * Checks the request, starts the workflow and waits a little for its row.
   *
   * @throws dev.hansei.infra.registry.RegistryException NOT_FOUND, or INVALID with a code that
   *     names the rule
   * @throws dev.hansei.api.problems.ApiException 503 {@code temporal-unavailable}; nothing was
   *     started then
   */
  public Started start(ProjectId project, Request request, PersonId requester) {
    return start(project, new PromotionId(ids.next()), request, requester);
  }

  /**
   * The same under an id of the caller's; a promotion that has it already is not asked for anew.
   */
  Started start(ProjectId project, PromotionId id, Request request, PersonId requester) {
    var input =
        new PromoteInput(
            project,
            id,
            request.promptId(),
            request.candidate(),
            request.stage(),
            request.gateId(),
            request.baselineRun(),
            request.candidateRun(),
            requester,
            request.patience(),
            remarks.keep(request.reason()),
            request.plan());
    Optional<Promotion> there = promotions.find(project, id);
    if (there.isPresent()) {
      return new Started(id, input, there);
    }
    promotions.check(input);
    engine.start(Promote.class, Promote.workflowId(input), input);
    return new Started(id, input, engine.awaitRow(() -> promotions.find(project, id)));
  }

  /** Whether a promotion without a row was asked for and waits for a worker. */
  boolean isQueued(ProjectId project, PromotionId id) {
    return engine.isQueued(id.value(), Promote.workflowId(project, id));
  }
}
