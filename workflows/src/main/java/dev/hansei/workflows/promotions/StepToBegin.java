package dev.hansei.workflows.promotions;

import dev.hansei.workflows.projects.ProjectId;
import java.util.Objects;

/** The first step of a rollout whose promotion is approved. */
public record StepToBegin(ProjectId projectId, PromotionId promotionId) {
  public StepToBegin {
    Objects.requireNonNull(projectId, "projectId is null");
    Objects.requireNonNull(promotionId, "promotionId is null");
  }
}
