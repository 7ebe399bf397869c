package dev.hansei.api.projects;

import dev.hansei.infra.registry.AuditEntry;
import java.time.Instant;

/** One line of the audit log. {@code detail} is a JSON object as text. */
public record AuditEntryResource(
    long sequence, Instant at, String actor, String action, String subject, String detail) {
  static AuditEntryResource from(AuditEntry entry) {
    return new AuditEntryResource(
        entry.sequence(),
        entry.at(),
        entry.actor(),
        entry.action(),
        entry.subjectKind() + " " + entry.subjectId(),
        entry.detail());
  }
}
