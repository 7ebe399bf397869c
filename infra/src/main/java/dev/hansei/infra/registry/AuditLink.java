package dev.hansei.infra.registry;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.ProjectId;
import java.nio.ByteBuffer;
import java.util.UUID;

/** Makes one link of the chain: hash = SHA-256(hash of the row before ‖ canonical JSON). */
record AuditLink(CanonicalJson json) {
  /** Stands before the first row. */
  static final Sha256 START = Sha256.ofDigest(new byte[32]);

  AuditRow forge(ProjectId project, Sha256 previous, AuditEntry entry) {
    return AuditRow.of(project.value(), entry, previous, hash(project.value(), previous, entry));
  }

  /** Whether the row's own hash is the one its content gives. */
  boolean holds(AuditRow row) {
    return hash(row.projectId(), row.previousHash(), row.entry()).equals(row.hash());
  }

  private Sha256 hash(UUID project, Sha256 previous, AuditEntry entry) {
    var content = json.bytes(new Hashed(project, entry));
    return Sha256.of(
        ByteBuffer.allocate(32 + content.length).put(previous.bytes()).put(content).array());
  }

  private record Hashed(UUID project, AuditEntry entry) {}
}
