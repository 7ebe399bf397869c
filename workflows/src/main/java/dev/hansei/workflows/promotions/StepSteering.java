package dev.hansei.workflows.promotions;

import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import java.util.Objects;
import java.util.Optional;

/**
 * What a release manager wants of the step that runs: hold it, resume it, or skip it. Which of the
 * three says the method that takes it.
 *
 * @param step the number of the step that the person saw, from 1, or 0 for the path there; another
 *     one running by now makes this change nothing
 * @param reason the person's words, 1 to 1,000 characters
 * @param stop on the path, the place of the stage that the person saw it at; it being at another
 *     one by now makes this change nothing; absent for wherever it is
 */
public record StepSteering(
    ProjectId projectId,
    PromotionId promotionId,
    int step,
    PersonId personId,
    String reason,
    Optional<Integer> stop) {
  /** Room for what happened; a report belongs elsewhere. */
  public static final int REASON_CHARS_MAX = 1_000;

  public StepSteering {
    Objects.requireNonNull(projectId, "projectId is null");
    Objects.requireNonNull(promotionId, "promotionId is null");
    Objects.requireNonNull(personId, "personId is null");
    if (step < 0) {
      throw new IllegalArgumentException("steps are numbered from 1, 0 is the path: " + step);
    }
    if (reason.isBlank() || reason.length() > REASON_CHARS_MAX) {
      throw new IllegalArgumentException("a reason has 1 to 1,000 characters");
    }
    Objects.requireNonNull(stop, "stop is null");
  }

  /** Of a step, or of wherever it is on its path. */
  public StepSteering(
      ProjectId projectId, PromotionId promotionId, int step, PersonId personId, String reason) {
    this(projectId, promotionId, step, personId, reason, Optional.empty());
  }
}
