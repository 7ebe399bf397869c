package dev.hansei.workflows.promotions;

import dev.hansei.workflows.projects.ProjectId;
import java.util.Objects;

/**
 * The move on from a step, to the next one or, from the last, to everybody.
 *
 * @param from the number of the step that runs, from 1; a move from one that is over already
 *     changes nothing
 */
public record StepMove(ProjectId projectId, PromotionId promotionId, int from) {
  public StepMove {
    Objects.requireNonNull(projectId, "projectId is null");
    Objects.requireNonNull(promotionId, "promotionId is null");
    if (from < 1) {
      throw new IllegalArgumentException("steps are numbered from 1: " + from);
    }
  }
}
