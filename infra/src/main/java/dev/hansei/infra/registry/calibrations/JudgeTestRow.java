package dev.hansei.infra.registry.calibrations;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.calibrations.JudgeTestResult;
import dev.hansei.workflows.calibrations.JudgeTestState;
import dev.hansei.workflows.calibrations.TestJudgeInput;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code calibrations_test}. */
@MappedEntity("calibrations_test")
record JudgeTestRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID testId,
    @Binary16 UUID judgeId,
    String input,
    String state,
    String failureCode,
    @Nullable String tried,
    @Nullable String result,
    Instant startedAt,
    @Nullable Instant endedAt) {
  JudgeTestView view(CanonicalJson json) {
    return new JudgeTestView(
        json.read(input, TestJudgeInput.class),
        JudgeTestState.valueOf(state),
        Optional.ofNullable(result).map(stored -> json.read(stored, JudgeTestResult.class)),
        failureCode,
        startedAt,
        Optional.ofNullable(endedAt));
  }
}
