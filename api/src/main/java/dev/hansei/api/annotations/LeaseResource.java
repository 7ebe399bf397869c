package dev.hansei.api.annotations;

import dev.hansei.workflows.annotations.Lease;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A hold on a task.
 *
 * @param held false when somebody else has it, or nobody needs it any more
 */
public record LeaseResource(
    UUID task, boolean held, Optional<Long> lease, Optional<Instant> until) {
  static LeaseResource of(UUID task, Optional<Lease> lease) {
    return new LeaseResource(
        task, lease.isPresent(), lease.map(Lease::number), lease.map(Lease::until));
  }
}
