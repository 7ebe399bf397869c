package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.promotions.PauseKind;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
    String pausedFor,
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

  /** What it paused for by itself; empty while it runs, and where a person holds it. */
  Optional<PauseKind> pausedKind() {
    return pausedFor.isEmpty() ? Optional.empty() : Optional.of(PauseKind.valueOf(pausedFor));
  }

  StepRow counted(String nextTally) {
    return with(currentState(), new Pause(reason, pausedFor), advanceTold, nextTally);
  }

  StepRow told(Instant now) {
    return with(currentState(), new Pause(reason, pausedFor), now, tally);
  }

  /** By a person. */
  StepRow held(String why) {
    return with(StepState.HELD, new Pause(why, ""), null, tally);
  }

  /** By itself. */
  StepRow paused(PauseKind kind, String why) {
    return with(StepState.HELD, new Pause(why, kind.name()), null, tally);
  }

  /** The same, with other words. */
  StepRow saying(String why) {
    return with(currentState(), new Pause(why, pausedFor), advanceTold, tally);
  }

  private record Pause(String why, String kind) {}

  private StepRow with(StepState next, Pause pause, @Nullable Instant told, String nextTally) {
    return new StepRow(
        projectId,
        promotionId,
        number,
        share,
        planned,
        baselinePer,
        next.name(),
        told,
        pause.why(),
        pause.kind(),
        waived,
        beganAt,
        patienceFrom,
        endedAt,
        nextTally,
        revision + 1);
  }

  /**
   * Running again: patience counts from now, and the doubt that it paused for is let pass. What
   * arose while it was held was shown to nobody.
   */
  StepRow resumed(Instant now) {
    String kinds =
        Stream.concat(waivedKinds().stream(), pausedKind().stream().filter(PauseKind::isDoubt))
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
        "",
        waived,
        beganAt,
        patienceFrom,
        now,
        tally,
        revision + 1);
  }
}
