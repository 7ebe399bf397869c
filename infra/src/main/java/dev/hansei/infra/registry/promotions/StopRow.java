package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.promotions.PathStop;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.StopState;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.prompts.StagePointer;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Duration;
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
    long restSeconds,
    @Nullable Instant restsUntil,
    String reason,
    @Nullable Instant changedAt) {
  /** A stage that is not reached yet, and what is live there now. */
  static StopRow waiting(
      PromoteInput input, int number, PathStop stop, Optional<StagePointer> there) {
    return new StopRow(
        input.projectId().value(),
        input.promotionId().value(),
        number,
        stop.stage().name(),
        there.map(pointer -> pointer.version().value()).orElse(null),
        there.map(StagePointer::revision).orElse(0L),
        StopState.WAITING.name(),
        null,
        stop.rest().toSeconds(),
        null,
        "",
        null);
  }

  Stage at() {
    return Stage.valueOf(stage);
  }

  StopState currentState() {
    return StopState.valueOf(state);
  }

  /** As it is shown, with who wrote its reason. */
  StopView view(Optional<PersonId> reasonBy) {
    return new StopView(
        number,
        at(),
        currentState(),
        Duration.ofSeconds(restSeconds),
        Optional.ofNullable(restsUntil),
        reason,
        Optional.ofNullable(changedAt),
        Optional.ofNullable(replacesId).map(PromptVersionId::new),
        reasonBy);
  }

  /** Whether it stays there for a time that is not over. */
  boolean rests(Instant now) {
    return restsUntil != null && restsUntil.isAfter(now);
  }

  /** It was moved there, and stays as long as planned. */
  StopRow moved(Instant now) {
    return new StopRow(
        projectId,
        promotionId,
        number,
        stage,
        replacesId,
        expectedRevision,
        StopState.MOVED.name(),
        expectedRevision + 1,
        restSeconds,
        now.plusSeconds(restSeconds),
        reason,
        now);
  }

  StopRow in(StopState next, Instant now) {
    return with(next.name(), restsUntil, reason, now);
  }

  /** Why somebody holds it there; empty where nobody does any more. */
  StopRow because(String words) {
    return with(state, restsUntil, words, changedAt);
  }

  /** Somebody sends it on before its time. */
  StopRow sentOn(String words, Instant now) {
    return with(state, now, words, changedAt);
  }

  private StopRow with(
      String next, @Nullable Instant until, String words, @Nullable Instant changed) {
    return new StopRow(
        projectId,
        promotionId,
        number,
        stage,
        replacesId,
        expectedRevision,
        next,
        movedRevision,
        restSeconds,
        until,
        words,
        changed);
  }
}
