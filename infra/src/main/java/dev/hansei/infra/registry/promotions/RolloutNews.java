package dev.hansei.infra.registry.promotions;

import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.PromotionId;

/**
 * Hears that a rollout's step was decided on, after that is written. Whoever hears tells the
 * workflow; news that is lost is told again while the workflow has not acted on it.
 */
public interface RolloutNews {
  /** Costs nothing and never fails. */
  void stepChanged(ProjectId project, PromotionId promotion);
}
