package dev.hansei.api.projects;

import dev.hansei.infra.registry.AuditAnchor;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Where the chain ended on a day, as it stands in the object store.
 *
 * @param day UTC
 * @param sequence number of the last row then
 * @param hash of that row
 * @param at when it was made
 */
public record AuditAnchorResource(LocalDate day, long sequence, String hash, Instant at) {
  static AuditAnchorResource from(AuditAnchor anchor) {
    return new AuditAnchorResource(
        anchor.day(), anchor.sequence(), anchor.hash().hex(), anchor.at());
  }
}
