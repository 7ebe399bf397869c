package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.StopState;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.prompts.StagePointer;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code promotions_stop}. */
@MappedEntity("promotions_stop")
record StopRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID promotionId,
    int number,
    String stage,
    @Nullable @Binary16 UUID replacesId,
    long expectedRevision,
    String state,
    @Nullable Long movedRevision,
    @Nullable Instant changedAt) {
  /** A stage that is not reached yet, and what is live there now. */
  static StopRow waiting(
      PromoteInput input, int number, Stage stage, Optional<StagePointer> there) {
    return new StopRow(
        input.projectId().value(),
        input.promotionId().value(),
        number,
        stage.name(),
        there.map(pointer -> pointer.version().value()).orElse(null),
        there.map(StagePointer::revision).orElse(0L),
        StopState.WAITING.name(),
        null,
        null);
  }

  Stage at() {
    return Stage.valueOf(stage);
  }

  StopState currentState() {
    return StopState.valueOf(state);
  }

  StopView view() {
    return new StopView(number, at(), currentState(), Optional.ofNullable(changedAt));
  }

  StopRow moved(Instant now) {
    return with(StopState.MOVED, expectedRevision + 1, now);
  }

  StopRow in(StopState next, Instant now) {
    return with(next, movedRevision, now);
  }

  private StopRow with(StopState next, @Nullable Long revision, Instant now) {
    return new StopRow(
        projectId,
        promotionId,
        number,
        stage,
        replacesId,
        expectedRevision,
        next.name(),
        revision,
        now);
  }
}
