package dev.hansei.api.promotions;

import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.PromotionState;
import java.time.Instant;
import java.util.Optional;

/**
 * A promotion in a list.
 *
 * @param change such as "answer v2 → v3"
 * @param stage the stage's word
 * @param step which share the candidate has, such as "10 %, step 2 of 3"; empty unless it rolls
 */
public record PromotionLine(
    PromotionId id,
    String change,
    String stage,
    PromotionState state,
    Optional<String> step,
    int approvals,
    int approvalsNeeded,
    String requestedBy,
    Instant at) {
  /** The shape beside a state's word. */
  public static String shape(PromotionState state) {
    return switch (state) {
      case CHECKING, ROLLING -> "run";
      case AWAITING_APPROVAL, PAUSED, FROZEN -> "wait";
      case PROMOTED -> "good";
      case HELD, REFUSED -> "bad";
      case OVERTAKEN, ROLLED_BACK -> "warn";
      case WITHDRAWN, EXPIRED -> "off";
    };
  }
}
