package dev.hansei.infra.registry;

import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A row of {@code projects_audit_head}. */
@MappedEntity("projects_audit_head")
record AuditHeadRow(@Id @Binary16 UUID projectId, long sequence, @Binary32 Sha256 hash) {}
