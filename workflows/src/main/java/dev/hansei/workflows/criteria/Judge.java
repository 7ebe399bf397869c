package dev.hansei.workflows.criteria;

import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelSettings;
import java.time.Instant;
import java.util.Objects;

/**
 * One immutable version of a judge: a rubric applied by a model. Passes or fails an answer.
 *
 * @param number counts from 1 within the criterion
 * @param rubric what to look for, in plain words; 1 to 8,000 characters
 * @param contentSha256 hash of rubric, model and settings: the same judge is not stored twice
 */
public record Judge(
    JudgeId id,
    CriterionId criterionId,
    int number,
    String rubric,
    ModelName model,
    ModelSettings settings,
    Sha256 contentSha256,
    Instant createdAt) {
  /** A rubric longer than this is several criteria. */
  public static final int RUBRIC_CHARS_MAX = 8_000;

  public Judge {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(criterionId, "criterionId is null");
    if (number < 1) {
      throw new IllegalArgumentException("version numbers count from 1: " + number);
    }
    if (rubric.isBlank() || rubric.length() > RUBRIC_CHARS_MAX) {
      throw new IllegalArgumentException("a rubric has 1 to 8,000 characters");
    }
    Objects.requireNonNull(model, "model is null");
    Objects.requireNonNull(settings, "settings is null");
    Objects.requireNonNull(contentSha256, "contentSha256 is null");
    Objects.requireNonNull(createdAt, "createdAt is null");
  }
}
