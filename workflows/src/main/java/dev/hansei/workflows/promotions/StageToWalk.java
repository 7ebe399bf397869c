package dev.hansei.workflows.promotions;

import dev.hansei.workflows.projects.ProjectId;
import java.util.Objects;

/**
 * A stage on a plan's path that a promotion is to go through.
 *
 * @param stop its place on the path, from 1
 */
public record StageToWalk(ProjectId projectId, PromotionId promotionId, int stop) {
  public StageToWalk {
    Objects.requireNonNull(projectId, "projectId is null");
    Objects.requireNonNull(promotionId, "promotionId is null");
    if (stop < 1) {
      throw new IllegalArgumentException("stops are numbered from 1: " + stop);
    }
  }
}
