package dev.hansei.infra.registry.prompts;

import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.projects.Events;
import dev.hansei.infra.registry.projects.NewEvent;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.EventType;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.Stage;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells programs outside what happens to prompts. */
@Singleton
final class PromptEvents {
  private final Events events;
  private final StageMoveRepository moves;

  PromptEvents(Events events, StageMoveRepository moves) {
    this.events = events;
    this.moves = moves;
  }

  /** A pointer has moved, or its share; within the transaction that did it. */
  void moved(StageMoveRow move, Actor actor) {
    Map<String, Object> before =
        moves.before(move.projectId(), move.promptId(), move.stage(), move.revision(), 1).stream()
            .findFirst()
            .map(PromptEvents::state)
            .orElse(Map.of());
    events.emit(
        new ProjectId(move.projectId()),
        new NewEvent(
            EventType.PROMPT_STAGE_MOVED,
            actor,
            AuditSubject.of("prompt", move.promptId()),
            before,
            state(move)));
  }

  private static Map<String, Object> state(StageMoveRow move) {
    var state = new TreeMap<String, Object>();
    state.put("prompt", move.promptId().toString());
    state.put("stage", Stage.valueOf(move.stage()).word());
    state.put("revision", move.revision());
    state.put("version", move.versionId().toString());
    put(state, "candidate", move.candidateId());
    put(state, "rollout", move.rolloutId());
    if (move.candidateId() != null) {
      state.put("share", move.candidateShare());
    }
    return state;
  }

  private static void put(Map<String, Object> state, String name, @Nullable UUID id) {
    if (id != null) {
      state.put(name, id.toString());
    }
  }
}
