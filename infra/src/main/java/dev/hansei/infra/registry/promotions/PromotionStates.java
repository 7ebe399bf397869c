package dev.hansei.infra.registry.promotions;

import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.promotions.PromotionState;
import jakarta.inject.Singleton;
import java.time.Instant;

/**
 * Where promotions stand, written together with the events that tell of it. Within the caller's
 * transaction, who has locked the row.
 */
@Singleton
final class PromotionStates {
  private final PromotionRepository rows;
  private final PromotionEvents events;

  PromotionStates(PromotionRepository rows, PromotionEvents events) {
    this.rows = rows;
    this.events = events;
  }

  /**
   * Another state, or the same again.
   *
   * @param row as it was locked
   */
  void set(PromotionRow row, PromotionState state, Actor actor, Instant now) {
    rows.setState(
        row.projectId(), row.promotionId(), state.name(), state.isTerminal() ? now : null);
    events.changed(row, actor);
  }

  /** A stage on the path has the candidate. */
  void walked(PromotionRow row, StopRow stop, Actor actor) {
    rows.setState(row.projectId(), row.promotionId(), PromotionState.ROLLING.name(), null);
    events.walked(row, stop, actor);
  }

  /** A step began; the first one changes the state as well. */
  void stepped(PromotionRow row, StepRow step, Actor actor) {
    rows.setState(row.projectId(), row.promotionId(), PromotionState.ROLLING.name(), null);
    events.stepped(row, step, actor);
  }
}
