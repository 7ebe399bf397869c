package dev.hansei.workflows.criteria;

import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Actor;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One immutable version of what to look for when a criterion is applied, by people and judges.
 *
 * @param number counts from 1 within the criterion
 * @param text in plain words; 1 to {@value Judge#RUBRIC_CHARS_MAX} characters
 * @param sha256 of the text: the same text is the same version
 * @param parent the version that was the newest when this one was written
 */
public record Rubric(
    RubricId id,
    CriterionId criterionId,
    int number,
    String text,
    Sha256 sha256,
    Optional<RubricId> parent,
    Actor author,
    Instant createdAt) {
  public Rubric {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(criterionId, "criterionId is null");
    if (number < 1 || text.isBlank() || text.length() > Judge.RUBRIC_CHARS_MAX) {
      throw new IllegalArgumentException("a rubric has 1 to 8,000 characters, and counts from 1");
    }
    Objects.requireNonNull(sha256, "sha256 is null");
    Objects.requireNonNull(parent, "parent is null");
    Objects.requireNonNull(author, "author is null");
    Objects.requireNonNull(createdAt, "createdAt is null");
  }
}
