package dev.hansei.infra.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.ProjectId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * Where a project's audit chain ended, on record outside the database ({@code
 * workflows/docs/0027-audit-anchors.md}).
 *
 * @param day UTC; there is one a day at most
 * @param sequence number of the last row, from 1
 * @param hash of that row, and with it of all before
 * @param at when it was made
 */
// A later build may say more in an anchor; what this one needs is there.
@JsonIgnoreProperties(ignoreUnknown = true)
public record AuditAnchor(
    ProjectId projectId, LocalDate day, long sequence, Sha256 hash, Instant at) {
  public AuditAnchor {
    Objects.requireNonNull(projectId, "projectId is null");
    Objects.requireNonNull(day, "day is null");
    if (sequence < 1) {
      throw new IllegalArgumentException("audit rows count from 1: " + sequence);
    }
    Objects.requireNonNull(hash, "hash is null");
    Objects.requireNonNull(at, "at is null");
  }
}
