package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.projects.Events;
import dev.hansei.infra.registry.projects.NewEvent;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.EventType;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.Decision;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.prompts.Stage;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells programs outside what happens to promotions. Each method belongs into the transaction that
 * does it.
 */
@Singleton
final class PromotionEvents {
  private final Events events;
  private final PromotionRepository rows;

  PromotionEvents(Events events, PromotionRepository rows) {
    this.events = events;
    this.rows = rows;
  }

  /** A promotion was asked for. */
  void requested(PromotionRow row, Actor actor) {
    emit(row, EventType.PROMOTION_REQUESTED, actor, Map.of(), state(row));
  }

  /**
   * The row has another state by now; nothing where it has not.
   *
   * @param before as it was locked
   */
  void changed(PromotionRow before, Actor actor) {
    PromotionRow after = rows.find(before.projectId(), before.promotionId()).orElseThrow();
    if (after.currentState() != before.currentState()) {
      emit(after, type(after.currentState()), actor, state(before), state(after));
    }
  }

  /**
   * A canary has begun, or has gone on to another step.
   *
   * @param before as it was locked
   */
  void stepped(PromotionRow before, StepRow step, Actor actor) {
    PromotionRow after = rows.find(before.projectId(), before.promotionId()).orElseThrow();
    emit(
        after,
        EventType.PROMOTION_STEP,
        actor,
        with(before, Map.of("step", step.number() - 1)),
        with(after, Map.of("step", step.number(), "share", step.share())));
  }

  /**
   * A stage on the path has the candidate.
   *
   * @param before as it was locked
   */
  void walked(PromotionRow before, StopRow stop, Actor actor) {
    PromotionRow after = rows.find(before.projectId(), before.promotionId()).orElseThrow();
    emit(
        after,
        EventType.PROMOTION_STEP,
        actor,
        with(before, Map.of("stop", stop.number() - 1)),
        with(after, Map.of("stop", stop.number(), "at", stop.at().word())));
  }

  /** Somebody approved or refused; taking back shows when the promotion closes. */
  void decided(PromotionRow row, Decision decision) {
    EventType type =
        switch (decision.kind()) {
          case APPROVE -> EventType.PROMOTION_APPROVED;
          case REFUSE -> EventType.PROMOTION_REFUSED;
          case WITHDRAW -> EventType.PROMOTION_CLOSED;
        };
    if (type == EventType.PROMOTION_CLOSED) {
      return;
    }
    emit(
        row,
        type,
        new Actor.ByPerson(decision.personId()),
        state(row),
        with(row, Map.of("decision", decision.id(), "person", decision.personId().toString())));
  }

  private static EventType type(PromotionState state) {
    return switch (state) {
      case CHECKING -> EventType.PROMOTION_REQUESTED;
      case HELD -> EventType.PROMOTION_HELD;
      case AWAITING_APPROVAL -> EventType.PROMOTION_AWAITING;
      case REFUSED, WITHDRAWN, EXPIRED, OVERTAKEN -> EventType.PROMOTION_CLOSED;
      case PROMOTED -> EventType.PROMOTION_PROMOTED;
      case ROLLED_BACK -> EventType.PROMOTION_ROLLED_BACK;
      case ROLLING -> EventType.PROMOTION_STEP;
      case PAUSED, FROZEN -> EventType.PROMOTION_PAUSED;
    };
  }

  private void emit(
      PromotionRow row,
      EventType type,
      Actor actor,
      Map<String, Object> before,
      Map<String, Object> after) {
    Node subject = Node.of(NodeKind.PROMOTION, new PromotionId(row.promotionId()));
    events.emit(
        new ProjectId(row.projectId()),
        new NewEvent(type, actor, AuditSubject.of(subject), before, after));
  }

  private static Map<String, Object> with(PromotionRow row, Map<String, Object> more) {
    var state = state(row);
    state.putAll(more);
    return state;
  }

  private static Map<String, Object> state(PromotionRow row) {
    var state = new TreeMap<String, Object>();
    state.put("promotion", row.promotionId().toString());
    state.put("prompt", row.promptId().toString());
    state.put("stage", Stage.valueOf(row.stage()).word());
    state.put("candidate", row.candidateId().toString());
    put(state, "replaces", row.replacesId());
    state.put("gate", row.gateId().toString());
    put(state, "baselineRun", row.baselineRunId());
    state.put("candidateRun", row.candidateRunId().toString());
    put(state, "verdict", row.verdictId());
    state.put("state", row.state().toLowerCase(Locale.ROOT).replace('_', '-'));
    state.put("requestedBy", row.requestedBy().toString());
    Long moved = row.movedRevision();
    if (moved != null) {
      state.put("movedRevision", moved);
    }
    return state;
  }

  private static void put(Map<String, Object> state, String name, @Nullable UUID id) {
    if (id != null) {
      state.put(name, id.toString());
    }
  }
}
