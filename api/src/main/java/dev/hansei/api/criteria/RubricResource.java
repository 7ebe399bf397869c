package dev.hansei.api.criteria;

import dev.hansei.workflows.criteria.Rubric;
import dev.hansei.workflows.criteria.RubricId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One immutable rubric version, as the API shows it.
 *
 * @param number counts from 1 within the criterion
 * @param parent the version that was the newest when this one was written
 */
public record RubricResource(
    UUID id,
    UUID criterion,
    int number,
    String text,
    String sha256,
    Optional<UUID> parent,
    String author,
    Instant createdAt) {
  static RubricResource from(Rubric rubric) {
    return new RubricResource(
        rubric.id().value(),
        rubric.criterionId().value(),
        rubric.number(),
        rubric.text(),
        rubric.sha256().hex(),
        rubric.parent().map(RubricId::value),
        rubric.author().label(),
        rubric.createdAt());
  }
}
