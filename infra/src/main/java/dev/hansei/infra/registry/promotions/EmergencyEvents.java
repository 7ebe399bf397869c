package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.projects.Events;
import dev.hansei.infra.registry.projects.NewEvent;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.EventType;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.Stage;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Tells programs outside that somebody moved past gate, approvals and freezes: an alarm of its own,
 * which nobody takes for an ordinary move.
 */
@Singleton
final class EmergencyEvents {
  private final Events events;

  EmergencyEvents(Events events) {
    this.events = events;
  }

  /** Belongs into the transaction that moves. */
  void moved(EmergencyRow row) {
    Map<String, Object> before = new TreeMap<>();
    UUID replaced = row.replacedId();
    if (replaced != null) {
      before.put("version", replaced.toString());
    }
    var state = new TreeMap<String, Object>();
    state.put("emergency", row.emergencyId().toString());
    state.put("prompt", row.promptId().toString());
    state.put("stage", Stage.valueOf(row.stage()).word());
    state.put("version", row.versionId().toString());
    state.put("revision", row.revision());
    state.put("reviewDueAt", row.dueAt());
    events.emit(
        new ProjectId(row.projectId()),
        new NewEvent(
            EventType.GLASS_BROKEN,
            new Actor.ByPerson(new PersonId(row.movedBy())),
            AuditSubject.of("emergency", row.emergencyId()),
            before,
            state));
  }
}
