package dev.hansei.api.promotions;

import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.temporal.WorkflowEngine;
import dev.hansei.infra.registry.promotions.Promotions;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.Promote;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.PromotionStatus;
import dev.hansei.workflows.promotions.Steering;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowUpdateException;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Brings what people want of a rollout to its workflow, for REST and pages alike. Their words go to
 * the object store; history holds their hash alone.
 */
@Singleton
final class RolloutSteerer {
  private final WorkflowEngine engine;
  private final Promotions promotions;
  private final Remarks remarks;

  RolloutSteerer(WorkflowEngine engine, Promotions promotions, Remarks remarks) {
    this.engine = engine;
    this.promotions = promotions;
    this.remarks = remarks;
  }

  /** 404 where the project has no such promotion, whatever else is wrong with what is wanted. */
  void requireThere(Caller caller, PromotionId promotion) {
    promotions.require(caller.projectId(), promotion);
  }

  /**
   * Steers, and answers with where the promotion stands then.
   *
   * @param id chosen by the caller; the same id again is the same steering
   * @throws dev.hansei.api.problems.ApiException 404; 409 {@code steering-refused} with the
   *     objection, or {@code promotion-ended}; 503
   */
  PromotionStatus steer(Caller caller, PromotionId promotion, String id, NewSteering body) {
    ProjectId project = caller.projectId();
    requireThere(caller, promotion);
    ArtifactRef words = remarks.keep(body.reason()).orElseThrow();
    var steering =
        new Steering(
            id,
            caller.personId(),
            body.kind(),
            body.step(),
            words,
            Optional.ofNullable(body.stop()));
    var update = new WorkflowEngine.Update<>("steer", id, PromotionStatus.class, steering);
    try {
      return engine.update(Promote.workflowId(project, promotion), update);
    } catch (WorkflowUpdateException e) {
      throw PromotionDecider.refused("steering-refused", e);
    } catch (WorkflowNotFoundException _) {
      throw ApiProblem.conflict(
              "promotion-ended",
              "Promotion %s has ended (it is %s); there is nothing to steer any more."
                  .formatted(
                      promotion, PromotionWords.of(promotions.require(project, promotion).state())))
          .raise();
    }
  }
}
