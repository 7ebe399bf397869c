package dev.hansei.infra.registry;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;

/**
 * Audit logs as files that anybody can check without this service: JSON lines, read page by page
 * while they are written, so that a long log takes no memory.
 */
@Singleton
public final class AuditExports {
  private final AuditRepository rows;
  private final AuditHeadRepository heads;
  private final AuditAnchorStore store;
  private final CanonicalJson json;
  private final Transactions transactions;
  private final Clock clock;

  AuditExports(
      AuditRepository rows,
      AuditHeadRepository heads,
      AuditAnchorStore store,
      CanonicalJson json,
      Transactions transactions,
      Clock clock) {
    this.rows = rows;
    this.heads = heads;
    this.store = store;
    this.json = json;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * The lines of a file, each with its line break: all rows between the first of {@code from} or
   * later and the last before {@code until}, without gaps, and the anchors within.
   *
   * @throws dev.hansei.infra.objects.ObjectStoreUnavailableException when the anchors cannot be
   *     read
   */
  public Iterator<String> lines(
      ProjectId project, Optional<Instant> from, Optional<Instant> until) {
    var anchors = store.all(project).stream().flatMap(it -> it.anchor().stream()).toList();
    var begin = transactions.read(() -> begin(project, from, until));
    return new AuditExport(
        begin,
        anchors,
        after -> transactions.read(() -> rows.after(project.value(), after, AuditExport.PAGE)),
        json);
  }

  private AuditLine.Begin begin(
      ProjectId project, Optional<Instant> from, Optional<Instant> until) {
    var head =
        heads
            .find(project.value())
            .orElseGet(() -> new AuditHeadRow(project.value(), 0, AuditLink.START));
    long first =
        from.map(time -> rows.firstFrom(project.value(), time).orElse(head.sequence() + 1))
            .orElse(1L);
    long last =
        until
            .map(time -> rows.lastBefore(project.value(), time).orElse(0L))
            .orElseGet(head::sequence);
    var previous =
        rows.after(project.value(), first - 1, 1).stream()
            .findFirst()
            .map(AuditRow::previousHash)
            .orElse(head.hash());
    return new AuditLine.Begin(
        AuditLine.FORMAT,
        project,
        clock.instant(),
        first,
        first == 1 ? AuditLink.START : previous,
        Math.max(first - 1, last),
        last >= head.sequence());
  }
}
