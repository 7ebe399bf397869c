package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.HexBinary;
import dev.hansei.workflows.promotions.LiveOutcome;
import dev.hansei.workflows.traces.TraceId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code promotions_outcome}. */
@MappedEntity("promotions_outcome")
record OutcomeRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID promotionId,
    @HexBinary String traceId,
    int metric,
    long number,
    int step,
    String state,
    String side,
    double value,
    @HexBinary String unit,
    Instant receivedAt) {
  /** What became of it. */
  enum State {
    COUNTED,
    REPEATED,
    SURPLUS,
    WAITING,
    LEFT
  }

  /** One that is sorted out. */
  static OutcomeRow of(StepRow step, LiveOutcome one, int metric, long number, State state) {
    return new OutcomeRow(
        step.projectId(),
        step.promotionId(),
        one.traceId().hex(),
        metric,
        number,
        one.step(),
        state.name(),
        one.side().name(),
        one.value(),
        one.unit(),
        one.receivedAt());
  }

  /** One whose trace does not say its prompt or its user yet. */
  static OutcomeRow waiting(StepRow step, TraceId trace, int metric, double value, Instant at) {
    return new OutcomeRow(
        step.projectId(),
        step.promotionId(),
        trace.hex(),
        metric,
        0,
        step.number(),
        State.WAITING.name(),
        "",
        value,
        LiveUnit.ofTrace(trace),
        at);
  }

  /** It waited, and is in no comparison. */
  OutcomeRow left() {
    return new OutcomeRow(
        projectId,
        promotionId,
        traceId,
        metric,
        0,
        step,
        State.LEFT.name(),
        side,
        value,
        unit,
        receivedAt);
  }
}
