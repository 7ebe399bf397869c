package dev.hansei.api.criteria;

import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.models.ModelSettings;
import java.time.Instant;
import java.util.UUID;

/**
 * One immutable judge version, as the API shows it.
 *
 * @param number counts from 1 within the criterion
 * @param sha256 hash of rubric, model and settings
 */
public record JudgeResource(
    UUID id,
    UUID criterion,
    int number,
    String rubric,
    String model,
    ModelSettings settings,
    String sha256,
    Instant createdAt) {
  static JudgeResource from(Judge judge) {
    return new JudgeResource(
        judge.id().value(),
        judge.criterionId().value(),
        judge.number(),
        judge.rubric(),
        judge.model().value(),
        judge.settings(),
        judge.contentSha256().hex(),
        judge.createdAt());
  }
}
