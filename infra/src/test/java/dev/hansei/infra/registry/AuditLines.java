package dev.hansei.infra.registry;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.ProjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lines of an audit log that nobody wrote, with links as the registry makes them. */
public final class AuditLines {
  private final ProjectId project;
  private final CanonicalJson json;
  private final List<AuditedEntry> lines = new ArrayList<>();
  private Sha256 head = AuditLink.START;

  public AuditLines(ProjectId project, CanonicalJson json) {
    this.project = project;
    this.json = json;
  }

  /** One more. */
  public AuditLines add(String actor, String action, String subject, Map<String, Object> detail) {
    var entry =
        new AuditEntry(
            lines.size() + 1,
            Instant.parse("2026-11-30T08:00:00Z").plusSeconds(lines.size()),
            actor,
            action,
            "promotion",
            subject,
            json.write(detail));
    var row = new AuditLink(json).forge(project, head, entry);
    head = row.hash();
    lines.add(new AuditedEntry(project, entry, row.previousHash(), row.hash()));
    return this;
  }

  /** All of them. */
  public List<AuditedEntry> all() {
    return List.copyOf(lines);
  }
}
