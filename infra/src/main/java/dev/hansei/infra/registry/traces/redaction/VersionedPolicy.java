package dev.hansei.infra.registry.traces.redaction;

import dev.hansei.workflows.traces.redaction.RedactionPolicy;
import java.time.Instant;
import java.util.Optional;

/**
 * The policy in force.
 *
 * @param version 0 for the standard policy of a project that never chose
 * @param since absent for that
 */
public record VersionedPolicy(int version, RedactionPolicy policy, Optional<Instant> since) {
  /** Of a project that never chose. */
  static VersionedPolicy standard() {
    return new VersionedPolicy(0, RedactionPolicy.standard(), Optional.empty());
  }
}
