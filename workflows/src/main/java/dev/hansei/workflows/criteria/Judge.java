package dev.hansei.workflows.criteria;

import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelSettings;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One immutable version of a judge: a rubric applied by a model, or weights learnt from people's
 * labels. Passes or fails an answer.
 *
 * @param number counts from 1 within the criterion
 * @param rubric what to look for, in plain words; 1 to 8,000 characters
 * @param model who applies the rubric; for a learned judge the embedding model that its features
 *     need
 * @param contentSha256 hash of rubric, model, settings and weights: the same judge is not stored
 *     twice
 * @param learned the {@link LearnedModel} of a learned judge; empty for one that asks a model
 */
public record Judge(
    JudgeId id,
    CriterionId criterionId,
    int number,
    String rubric,
    ModelName model,
    ModelSettings settings,
    Sha256 contentSha256,
    Instant createdAt,
    Optional<ArtifactRef> learned) {
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
    Objects.requireNonNull(learned, "learned is null");
  }

  /** What kind of judge it is. */
  public JudgeKind kind() {
    return learned.isPresent() ? JudgeKind.LEARNED : JudgeKind.RUBRIC;
  }

  /**
   * What gives its verdicts, as one hash: a certificate holds for this and for nothing else. It
   * changes with rubric, model, settings, weights, and the embedding model of a learned judge.
   *
   * @param embedder the embedding model in use now
   */
  public Sha256 fingerprint(ModelName embedder) {
    String features =
        kind() == JudgeKind.LEARNED ? "\n%s\n%d".formatted(embedder, AnswerFeatures.VERSION) : "";
    return Sha256.of(contentSha256 + "\n" + model + features);
  }
}
