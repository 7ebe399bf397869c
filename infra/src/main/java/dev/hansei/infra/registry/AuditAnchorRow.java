package dev.hansei.infra.registry;

import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.ProjectId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A row of {@code projects_audit_anchor}. */
@MappedEntity("projects_audit_anchor")
record AuditAnchorRow(
    @Id @Binary16 UUID projectId, LocalDate day, long sequence, @Binary32 Sha256 hash, Instant at) {
  static AuditAnchorRow of(AuditAnchor anchor) {
    return new AuditAnchorRow(
        anchor.projectId().value(), anchor.day(), anchor.sequence(), anchor.hash(), anchor.at());
  }

  AuditAnchor anchor() {
    return new AuditAnchor(new ProjectId(projectId), day, sequence, hash, at);
  }
}
