package dev.hansei.infra.registry.calibrations;

import dev.hansei.workflows.calibrations.JudgeTestResult;
import dev.hansei.workflows.calibrations.JudgeTestState;
import dev.hansei.workflows.calibrations.TestJudgeInput;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A test of a judge as the registry has it.
 *
 * @param result present exactly where it completed
 * @param failureCode empty unless it failed
 */
public record JudgeTestView(
    TestJudgeInput input,
    JudgeTestState state,
    Optional<JudgeTestResult> result,
    String failureCode,
    Instant startedAt,
    Optional<Instant> endedAt) {
  public JudgeTestView {
    Objects.requireNonNull(input, "input is null");
    Objects.requireNonNull(state, "state is null");
    Objects.requireNonNull(result, "result is null");
    Objects.requireNonNull(failureCode, "failureCode is null");
    Objects.requireNonNull(startedAt, "startedAt is null");
    Objects.requireNonNull(endedAt, "endedAt is null");
  }
}
