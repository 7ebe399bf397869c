package dev.hansei.infra.registry;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code projects_audit_proof}. */
@MappedEntity("projects_audit_proof")
record AuditProofRow(@Id @Binary16 UUID projectId, Instant at, String actor, String proof) {}
