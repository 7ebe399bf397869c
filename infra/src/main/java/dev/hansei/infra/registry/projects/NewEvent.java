package dev.hansei.infra.registry.projects;

import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.EventType;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Something that happens, to be told.
 *
 * @param subject what it happens to
 * @param before its state before: ids, numbers, states and hashes by name, never content; empty
 *     where it was not there
 * @param after its whole state now, of the same sort
 */
public record NewEvent(
    EventType type,
    Actor actor,
    AuditSubject subject,
    Map<String, Object> before,
    Map<String, Object> after) {
  public NewEvent {
    Objects.requireNonNull(type, "type is null");
    Objects.requireNonNull(actor, "actor is null");
    Objects.requireNonNull(subject, "subject is null");
    before = Map.copyOf(before);
    after = Map.copyOf(after);
  }

  /** What changed, by name; a value that was not there, or is no more, is left out. */
  Map<String, Map<String, Object>> diff() {
    var names = new TreeMap<String, Object>(before);
    names.putAll(after);
    var diff = new TreeMap<String, Map<String, Object>>();
    for (String name : names.keySet()) {
      var change = new TreeMap<String, Object>();
      putIfThere(change, "from", before, name);
      putIfThere(change, "to", after, name);
      if (!Objects.equals(change.get("from"), change.get("to"))) {
        diff.put(name, change);
      }
    }
    return diff;
  }

  private static void putIfThere(
      Map<String, Object> change, String side, Map<String, Object> state, String name) {
    var value = state.get(name);
    if (value != null) {
      change.put(side, value);
    }
  }
}
