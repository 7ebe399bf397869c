package dev.hansei.infra.registry;

import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the audit log tells of a few things, with the links of its chain. */
@Singleton
public final class AuditTrail {
  /** A thing that people decide about has some tens of lines. */
  private static final int LINES_MAX = 1_000;

  private final AuditRepository rows;
  private final AuditAnchorRepository anchors;
  private final Transactions transactions;

  AuditTrail(AuditRepository rows, AuditAnchorRepository anchors, Transactions transactions) {
    this.rows = rows;
    this.anchors = anchors;
    this.transactions = transactions;
  }

  /** The lines about those things, oldest first; of each the last 1,000. */
  public List<AuditedEntry> of(ProjectId project, List<String> subjectIds) {
    return transactions.read(() ->
        subjectIds.stream()
            .flatMap(
                id -> rows.matching(project.value(), "", id, Long.MAX_VALUE, LINES_MAX).stream())
            .map(row -> new AuditedEntry(project, row.entry(), row.previousHash(), row.hash()))
            .sorted(Comparator.comparingLong(one -> one.entry().sequence()))
            .toList());
  }

  /** The last anchor of the chain that was made at that row or before it; empty where none was. */
  public Optional<AuditAnchor> anchor(ProjectId project, long upTo) {
    return transactions.read(
        () -> anchors.lastUpTo(project.value(), upTo).map(AuditAnchorRow::anchor));
  }
}
