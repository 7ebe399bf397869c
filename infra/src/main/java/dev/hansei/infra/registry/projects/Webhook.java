package dev.hansei.infra.registry.projects;

import dev.hansei.workflows.projects.EventType;
import dev.hansei.workflows.projects.WebhookId;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * An address outside that is told of events.
 *
 * @param types those that it asked for; empty for all
 * @param createdBy the actor, as the audit log names them
 * @param failingSince the first try that failed after the last that did not
 */
public record Webhook(
    WebhookId id,
    String url,
    Set<EventType> types,
    State state,
    String createdBy,
    Instant createdAt,
    Optional<Instant> failingSince) {
  public Webhook {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(url, "url is null");
    types = types.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(types));
    Objects.requireNonNull(state, "state is null");
    Objects.requireNonNull(createdBy, "createdBy is null");
    Objects.requireNonNull(createdAt, "createdAt is null");
    Objects.requireNonNull(failingSince, "failingSince is null");
  }

  /** Whether it is told. */
  public enum State {
    /** Events are sent as they happen. */
    ON,
    /** Events are kept for it, and sent when it goes on. */
    PAUSED,
    /** Its receiver answered 410: nothing is kept or sent until somebody switches it on. */
    GONE
  }
}
