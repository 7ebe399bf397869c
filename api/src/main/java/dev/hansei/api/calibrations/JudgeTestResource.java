package dev.hansei.api.calibrations;

import dev.hansei.infra.registry.calibrations.JudgeTestView;
import dev.hansei.workflows.calibrations.JudgeTestId;
import dev.hansei.workflows.calibrations.JudgeTestResult;
import dev.hansei.workflows.calibrations.JudgeTestState;
import dev.hansei.workflows.statistics.Estimate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A test of a judge on minimal pairs, as the API shows it.
 *
 * @param pairs confirmed pairs on which the judge gave both verdicts; 0 until it completed
 * @param failedBefore those whose first answer it fails already
 * @param fell share of the others where its verdict falls
 * @param passed whether it notices, by the interval's lower end
 * @param sentence why
 * @param alike other criteria, by labels on the same answers
 */
public record JudgeTestResource(
    UUID id,
    JudgeTestState state,
    Optional<UUID> judge,
    int pairs,
    int failedBefore,
    int unscored,
    Optional<Estimate> fell,
    boolean passed,
    Optional<String> sentence,
    List<AlikeResource> alike,
    Optional<String> failure,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt) {
  /**
   * How far another criterion says the same.
   *
   * @param kappa absent below 30 answers
   * @param same whether the lower end says that one could stand for the other
   */
  public record AlikeResource(UUID criterion, int answers, Optional<Estimate> kappa, boolean same) {
    static AlikeResource from(JudgeTestResult.Other other) {
      return new AlikeResource(
          other.criterionId().value(),
          other.redundancy().answers(),
          other.redundancy().kappa(),
          other.redundancy().same());
    }
  }

  static JudgeTestResource from(JudgeTestView view) {
    Optional<JudgeTestResult> result = view.result();
    return new JudgeTestResource(
        view.input().testId().value(),
        view.state(),
        Optional.of(view.input().judgeId().value()),
        result.map(it -> it.sensitivity().pairs()).orElse(0),
        result.map(it -> it.sensitivity().failedBefore()).orElse(0),
        result.map(JudgeTestResult::unscored).orElse(0),
        result.flatMap(it -> it.sensitivity().fell()),
        result.map(it -> it.sensitivity().enough()).orElse(false),
        result.map(it -> it.sensitivity().sentence()),
        result.map(JudgeTestResult::others).orElse(List.of()).stream()
            .map(AlikeResource::from)
            .toList(),
        Optional.of(view.failureCode()).filter(code -> !code.isEmpty()),
        Optional.of(view.startedAt()),
        view.endedAt());
  }

  static JudgeTestResource queued(JudgeTestId id) {
    return new JudgeTestResource(
        id.value(),
        JudgeTestState.RUNNING,
        Optional.empty(),
        0,
        0,
        0,
        Optional.empty(),
        false,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
