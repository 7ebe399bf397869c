package dev.hansei.infra.registry;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.ProjectId;
import java.util.Objects;

/**
 * A line of the audit log with its link, so that somebody elsewhere can compute it again.
 *
 * @param previousHash of the line before it in the project's chain
 * @param hash SHA-256 of {@code previousHash} and the canonical JSON of project and entry
 */
public record AuditedEntry(ProjectId project, AuditEntry entry, Sha256 previousHash, Sha256 hash) {
  public AuditedEntry {
    Objects.requireNonNull(project, "project is null");
    Objects.requireNonNull(entry, "entry is null");
    Objects.requireNonNull(previousHash, "previousHash is null");
    Objects.requireNonNull(hash, "hash is null");
  }

  /** Whether its hash is the one that its content gives. */
  public boolean holds(CanonicalJson json) {
    return new AuditLink(json).holds(AuditRow.of(project.value(), entry, previousHash, hash));
  }
}
