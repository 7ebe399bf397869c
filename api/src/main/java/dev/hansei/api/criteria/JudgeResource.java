package dev.hansei.api.criteria;

import dev.hansei.infra.registry.calibrations.Standings;
import dev.hansei.workflows.calibrations.Band;
import dev.hansei.workflows.criteria.CrossValidated;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeKind;
import dev.hansei.workflows.criteria.JudgeMethod;
import dev.hansei.workflows.models.ModelSettings;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One immutable judge version, as the API shows it.
 *
 * @param number counts from 1 within the criterion
 * @param kind how it comes to its verdict
 * @param method the kind's settings: threshold, categories, steps, members; absent for a plain
 *     rubric and for a learned judge
 * @param sha256 hash of rubric, model, settings, weights and method
 * @param mayGate whether its newest certificate lets it gate now
 * @param standing why, in one sentence
 * @param band of its newest certificate, valid or not; absent where it has none
 * @param crossValidated of a learned judge, how it does on labels of role align that it had not
 *     seen; absent for others, and in lists
 */
public record JudgeResource(
    UUID id,
    UUID criterion,
    int number,
    String rubric,
    String model,
    ModelSettings settings,
    String sha256,
    JudgeKind kind,
    Optional<JudgeMethod> method,
    boolean mayGate,
    String standing,
    Optional<Band> band,
    Instant createdAt,
    Optional<CrossValidated> crossValidated) {
  static JudgeResource from(
      Standings.MeasuredJudge measured, Optional<CrossValidated> crossValidated) {
    Judge judge = measured.judge();
    return new JudgeResource(
        judge.id().value(),
        judge.criterionId().value(),
        judge.number(),
        judge.rubric(),
        judge.model().value(),
        judge.settings(),
        judge.contentSha256().hex(),
        judge.kind(),
        judge.method(),
        measured.now().mayGate(),
        measured.now().sentence(),
        measured.newest().map(issued -> issued.certificate().decision().band()),
        judge.createdAt(),
        crossValidated);
  }
}
