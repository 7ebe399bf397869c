package dev.hansei.workflows.promotions;

import dev.hansei.workflows.projects.PersonId;
import java.util.List;
import java.util.Objects;

/** Where a promotion stands and who has approved. */
public record PromotionStatus(
    PromotionState state, List<PersonId> approvedBy, int approvalsNeeded) {
  public PromotionStatus {
    Objects.requireNonNull(state, "state is null");
    approvedBy = List.copyOf(approvedBy);
    if (approvalsNeeded < 0) {
      throw new IllegalArgumentException("approvalsNeeded is negative");
    }
  }
}
