package dev.hansei.api.campaigns;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import org.jspecify.annotations.Nullable;

/**
 * Which judge is measured against people's labels: one that is there, or one that is learnt first.
 *
 * @param judge a judge's id, or a criterion's name for the newest judge of it
 * @param learn what to learn one for, from the labels of role align; instead of {@code judge}
 */
public record NewCampaignJudge(@Nullable String judge, @Nullable NewLearning learn) {
  private static final int NAME_CHARS_MAX = 80;

  public NewCampaignJudge {
    if ((judge == null) == (learn == null)) {
      throw new InvalidFieldException(
          "judge", "Name either 'judge', or 'learn: {criterion: ...}' to learn one first.");
    }
    if (judge != null) {
      Rules.text("judge", judge, NAME_CHARS_MAX);
    }
  }

  /** A judge to be learnt, for a criterion by id or name. */
  public record NewLearning(String criterion) {
    public NewLearning {
      Rules.text("criterion", criterion, NAME_CHARS_MAX);
    }
  }
}
