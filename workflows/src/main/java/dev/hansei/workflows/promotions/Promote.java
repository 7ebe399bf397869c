package dev.hansei.workflows.promotions;

import dev.hansei.workflows.projects.ProjectId;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Takes one prompt version to one stage: gate, approvals by others than its authors, move; with a
 * {@link ReleasePlan} step by step, watched by live outcomes ({@code workflows/docs/0030}).
 *
 * <p>Started by a lead; ends promoted, held, refused, withdrawn, expired, overtaken or rolled back.
 * Id: {@code promotions/<project>/<promotion>}. Waits for people for days and for outcomes for
 * weeks, so it upgrades to new builds by patches; a long rollout continues as new. A rollback is
 * not its matter: that must work while Temporal is down, so it is a transaction of the registry.
 */
@WorkflowInterface
public interface Promote {
  /** The signal to {@link PromoteInput#awaitedBy} that it is approved and on its way. */
  String ROLLS_OUT = "promotionRollsOut";

  /** Promotes, or says why not. */
  @WorkflowMethod
  PromotionStatus promote(PromoteInput input);

  /**
   * One person's decision; answers with where it stands then. The update's id is the decision's.
   */
  @UpdateMethod
  PromotionStatus decide(Decision decision);

  /**
   * Refuses a decision that {@link ApprovalPolicy} objects to, before it enters history; the
   * objection is the message. (The SDK gives refusals of a validator a type of its own, so a caller
   * goes by the message; a refusal of the registry has the type {@code INVALID}.)
   */
  @UpdateValidatorMethod(updateName = "decide")
  void validateDecision(Decision decision);

  /**
   * Holds, resumes or skips the step of a rollout; answers with where it stands then. The update's
   * id is the steering's.
   */
  @UpdateMethod
  PromotionStatus steer(Steering steering);

  /** Refuses what {@link SteeringPolicy} objects to, before it enters history. */
  @UpdateValidatorMethod(updateName = "steer")
  void validateSteering(Steering steering);

  /** Says that the registry has decided on a step; may come twice, late, or to no rollout. */
  @SignalMethod
  void stepChanged();

  /** Where it stands. */
  @QueryMethod
  PromotionStatus status();

  /** The workflow id of a promotion. */
  static String workflowId(PromoteInput input) {
    return workflowId(input.projectId(), input.promotionId());
  }

  /** The same from the ids alone. */
  static String workflowId(ProjectId projectId, PromotionId promotionId) {
    return "promotions/%s/%s".formatted(projectId, promotionId);
  }
}
