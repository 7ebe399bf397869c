package dev.hansei.infra.registry;

import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.ProjectId;
import java.util.Optional;

/** Reads one chain from its first row to its end, and stops at the first row that is wrong. */
final class AuditVerification {
  /** Bounds memory; a page is read in some milliseconds. */
  private static final int PAGE = 1_000;

  private final ProjectId project;
  private final AuditRepository rows;
  private final AuditHeadRepository heads;
  private final AuditLink link;
  private long sequence;
  private Sha256 hash = AuditLink.START;

  AuditVerification(
      ProjectId project, AuditRepository rows, AuditHeadRepository heads, AuditLink link) {
    this.project = project;
    this.rows = rows;
    this.heads = heads;
    this.link = link;
  }

  /** The head is read first: rows that are added meanwhile come after it and are left out. */
  AuditCheck check() {
    var end = head();
    while (sequence < end.sequence()) {
      var page = rows.after(project.value(), sequence, PAGE);
      if (page.isEmpty()) {
        return new AuditCheck.Broken(
            sequence + 1, "the row is missing; the chain reached %d".formatted(end.sequence()));
      }
      for (var row : page) {
        if (sequence == end.sequence()) {
          break;
        }
        var wrong = wrongWith(row);
        if (wrong.isPresent()) {
          return new AuditCheck.Broken(sequence + 1, wrong.get());
        }
        sequence = row.sequence();
        hash = row.hash();
      }
    }
    return hash.equals(end.hash())
        ? nothingBeyond()
        : new AuditCheck.Broken(sequence, "the row is not the one on record as the last");
  }

  private Optional<String> wrongWith(AuditRow row) {
    if (row.sequence() != sequence + 1) {
      return Optional.of("the row is missing; the next one is " + row.sequence());
    }
    if (!row.previousHash().equals(hash)) {
      return Optional.of("the row does not follow the one before");
    }
    return link.holds(row)
        ? Optional.empty()
        : Optional.of("the row's content is not what its hash says");
  }

  /**
   * A row and the head it moves are seen together, so the last row is never beyond a later head.
   */
  private AuditCheck nothingBeyond() {
    long last = rows.last(project.value()).orElse(0L);
    long recorded = head().sequence();
    return last > recorded
        ? new AuditCheck.Broken(recorded + 1, "the row is beyond the recorded end of the chain")
        : new AuditCheck.Whole(sequence, hash);
  }

  private AuditHeadRow head() {
    return heads
        .find(project.value())
        .orElseGet(() -> new AuditHeadRow(project.value(), 0, AuditLink.START));
  }
}
