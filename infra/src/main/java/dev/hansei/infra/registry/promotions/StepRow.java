package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.promotions.PauseKind;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row of {@code promotions_step}. */
@MappedEntity("promotions_step")
record StepRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID promotionId,
    int number,
    int share,
    int planned,
    int baselinePer,
    String state,
    @Nullable Instant advanceTold,
    String reason,
    String waived,
    Instant beganAt,
    Instant patienceFrom,
    @Nullable Instant endedAt,
    String tally,
    long revision) {
  static StepRow begun(PromotionRow promotion, int number, CanaryStep step, Begin begin) {
    return new StepRow(
        promotion.projectId(),
        promotion.promotionId(),
        number,
        step.share(),
        step.planned(),
        step.baselinePer(),
        StepState.RUNNING.name(),
        null,
        "",
        "",
        begin.now(),
        begin.now(),
        null,
        begin.tally(),
        0);
  }

  /** When a step begins, and with which tests. */
  record Begin(Instant now, String tally) {}

  CanaryStep step() {
    return new CanaryStep(share, planned, baselinePer);
  }

  StepState currentState() {
    return StepState.valueOf(state);
  }

  List<PauseKind> waivedKinds() {
    return Arrays.stream(waived.split(","))
        .filter(word -> !word.isEmpty())
        .map(PauseKind::valueOf)
        .toList();
  }

  StepRow counted(String nextTally) {
    return with(currentState(), advanceTold, reason, nextTally);
  }

  StepRow told(Instant now) {
    return with(currentState(), now, reason, tally);
  }

  StepRow held(String why) {
    return with(StepState.HELD, null, why, tally);
  }

  /** The same, with other words. */
  StepRow saying(String why) {
    return with(currentState(), advanceTold, why, tally);
  }

  private StepRow with(StepState next, @Nullable Instant told, String why, String nextTally) {
    return new StepRow(
        projectId,
        promotionId,
        number,
        share,
        planned,
        baselinePer,
        next.name(),
        told,
        why,
        waived,
        beganAt,
        patienceFrom,
        endedAt,
        nextTally,
        revision + 1);
  }

  /** Running again: patience counts from now, and what it was paused for is let pass. */
  StepRow resumed(Instant now, List<PauseKind> paused) {
    String kinds =
        Stream.concat(waivedKinds().stream(), paused.stream())
            .distinct()
            .sorted()
            .map(PauseKind::name)
            .collect(Collectors.joining(","));
    return new StepRow(
        projectId,
        promotionId,
        number,
        share,
        planned,
        baselinePer,
        StepState.RUNNING.name(),
        null,
        "",
        kinds,
        beganAt,
        now,
        endedAt,
        tally,
        revision + 1);
  }

  StepRow ended(StepState end, String why, Instant now) {
    return new StepRow(
        projectId,
        promotionId,
        number,
        share,
        planned,
        baselinePer,
        end.name(),
        null,
        why,
        waived,
        beganAt,
        patienceFrom,
        now,
        tally,
        revision + 1);
  }
}
