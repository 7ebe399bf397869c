package dev.hansei.infra.registry;

import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code projects_audit}. */
@MappedEntity("projects_audit")
record AuditRow(
    @Id @Binary16 UUID projectId,
    long sequence,
    Instant at,
    String actor,
    String action,
    String subjectKind,
    String subjectId,
    String detail,
    @Binary32 Sha256 previousHash,
    @Binary32 Sha256 hash) {
  static AuditRow of(UUID project, AuditEntry entry, Sha256 previousHash, Sha256 hash) {
    return new AuditRow(
        project,
        entry.sequence(),
        entry.at(),
        entry.actor(),
        entry.action(),
        entry.subjectKind(),
        entry.subjectId(),
        entry.detail(),
        previousHash,
        hash);
  }

  AuditEntry entry() {
    return new AuditEntry(sequence, at, actor, action, subjectKind, subjectId, detail);
  }
}
