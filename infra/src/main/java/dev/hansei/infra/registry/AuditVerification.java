package dev.hansei.infra.registry;

import dev.hansei.workflows.projects.ProjectId;
import java.util.List;
import java.util.Optional;

/**
 * Reads one chain from its first row to its end, and stops at the first row that is wrong. Shows
 * each good row to the anchors.
 */
final class AuditVerification {
  /** Bounds memory; a page is read in some milliseconds. */
  private static final int PAGE = 1_000;

  private final ProjectId project;
  private final AuditRepository rows;
  private final AuditHeadRepository heads;
  private final AuditWalk walk;
  private final AnchorWalk anchors;

  AuditVerification(
      ProjectId project,
      AuditRepository rows,
      AuditHeadRepository heads,
      AuditLink link,
      AnchorWalk anchors) {
    this.project = project;
    this.rows = rows;
    this.heads = heads;
    this.walk = AuditWalk.fromStart(link);
    this.anchors = anchors;
  }

  /** The head is read first: rows that are added meanwhile come after it and are left out. */
  AuditCheck check() {
    var end = head();
    anchors.endsAt(end.sequence());
    while (walk.sequence() < end.sequence()) {
      var page = rows.after(project.value(), walk.sequence(), PAGE);
      if (page.isEmpty()) {
        return broken("the row is missing; the chain reached %d".formatted(end.sequence()));
      }
      var wrong = read(page, end.sequence());
      if (wrong.isPresent()) {
        return broken(wrong.get());
      }
    }
    return walk.hash().equals(end.hash())
        ? nothingBeyond()
        : new AuditCheck.Broken(walk.sequence(), "the row is not the one on record as the last");
  }

  private Optional<String> read(List<AuditRow> page, long end) {
    for (var row : page) {
      if (walk.sequence() == end) {
        break;
      }
      var wrong = walk.step(row);
      if (wrong.isPresent()) {
        return wrong;
      }
      anchors.see(row);
    }
    return Optional.empty();
  }

  private AuditCheck broken(String reason) {
    return new AuditCheck.Broken(walk.sequence() + 1, reason);
  }

  /**
   * A row and the head it moves are seen together, so the last row is never beyond a later head.
   */
  private AuditCheck nothingBeyond() {
    long last = rows.last(project.value()).orElse(0L);
    long recorded = head().sequence();
    return last > recorded
        ? new AuditCheck.Broken(recorded + 1, "the row is beyond the recorded end of the chain")
        : new AuditCheck.Whole(walk.sequence(), walk.hash());
  }

  private AuditHeadRow head() {
    return heads
        .find(project.value())
        .orElseGet(() -> new AuditHeadRow(project.value(), 0, AuditLink.START));
  }
}
