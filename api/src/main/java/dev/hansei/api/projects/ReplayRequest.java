package dev.hansei.api.projects;

import dev.hansei.workflows.projects.EventId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What is sent again: one event, or those of a range.
 *
 * @param event its id
 * @param from the start of the range, which belongs to it
 * @param before the end of the range, which does not; now, when absent
 */
public record ReplayRequest(
    Optional<EventId> event, Optional<Instant> from, Optional<Instant> before) {
  public ReplayRequest {
    Objects.requireNonNull(event, "event is null");
    Objects.requireNonNull(from, "from is null");
    Objects.requireNonNull(before, "before is null");
  }
}
