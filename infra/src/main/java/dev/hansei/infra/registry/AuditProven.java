package dev.hansei.infra.registry;

import java.time.Instant;
import java.util.Objects;

/**
 * A verification of an audit log.
 *
 * @param at when the chain was read
 * @param actor who asked for it: {@code person:<id>}, {@code workflow:<id>} or {@code system}
 */
public record AuditProven(Instant at, String actor, AuditProof proof) {
  public AuditProven {
    Objects.requireNonNull(at, "at is null");
    Objects.requireNonNull(actor, "actor is null");
    Objects.requireNonNull(proof, "proof is null");
  }
}
