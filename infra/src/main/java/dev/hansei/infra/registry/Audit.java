package dev.hansei.infra.registry;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.util.Map;

/**
 * The audit log of each project: a chain of rows in which each holds the hash of the one before
 * ({@code workflows/docs/0002-audit-chain.md}). Rows are only ever added.
 *
 * <p>It stands with the plumbing and not with the stage {@code projects}, whose tables it uses,
 * because its rows name things of every stage.
 */
@Singleton
public final class Audit {
  /** An audit row says which and who; what it was stands in the fact itself. */
  static final int DETAIL_CHARS_MAX = 4_000;

  private final AuditRepository rows;
  private final AuditHeadRepository heads;
  private final AuditLink link;
  private final CanonicalJson json;
  private final Transactions transactions;
  private final TransactionOperations<Connection> open;
  private final Clock clock;

  Audit(
      AuditRepository rows,
      AuditHeadRepository heads,
      CanonicalJson json,
      Transactions transactions,
      TransactionOperations<Connection> open,
      Clock clock) {
    this.rows = rows;
    this.heads = heads;
    this.link = new AuditLink(json);
    this.json = json;
    this.transactions = transactions;
    this.open = open;
    this.clock = clock;
  }

  /** As the other, for a thing that stands in lineage. */
  public void append(
      ProjectId project, Actor actor, String action, Node subject, Map<String, Object> detail) {
    append(project, actor, action, AuditSubject.of(subject), detail);
  }

  /**
   * Adds a row to the project's chain, within the transaction that does what the row says. Locks
   * the end of the chain until that transaction ends, so let it be the last statement.
   *
   * @param action such as {@code prompts.version.add}, at most 80 characters
   * @param detail ids, names and numbers; never content
   * @throws IllegalStateException outside a transaction
   */
  public void append(
      ProjectId project,
      Actor actor,
      String action,
      AuditSubject subject,
      Map<String, Object> detail) {
    if (open.findTransactionStatus().isEmpty()) {
      throw new IllegalStateException("an audit row belongs to the transaction it tells of");
    }
    var text = json.write(detail);
    if (text.length() > DETAIL_CHARS_MAX) {
      throw new IllegalArgumentException(
          "an audit detail has at most %d characters of JSON: %d"
              .formatted(DETAIL_CHARS_MAX, text.length()));
    }
    heads.begin(project.value(), AuditLink.START);
    var head = heads.lock(project.value()).orElseThrow();
    var entry =
        new AuditEntry(
            head.sequence() + 1,
            clock.instant(),
            actor.label(),
            action,
            subject.kind(),
            subject.id(),
            text);
    var row = link.forge(project, head.hash(), entry);
    rows.insert(row);
    heads.advance(project.value(), row.sequence(), row.hash());
  }

  /** The rows, newest first. */
  public Page<AuditEntry> page(ProjectId project, PageRequest request) {
    return transactions.read(() ->
        Page.of(
            rows.before(project.value(), request.beforeNumber(), request.fetch()),
            request,
            AuditRow::entry,
            AuditRow::sequence));
  }

  /** The rows that fit, newest first. */
  public Page<AuditEntry> page(ProjectId project, AuditFilter filter, PageRequest request) {
    return transactions.read(() ->
        Page.of(
            rows.matching(
                project.value(),
                filter.actorPattern(),
                filter.subjectId().orElse(""),
                request.beforeNumber(),
                request.fetch()),
            request,
            AuditRow::entry,
            AuditRow::sequence));
  }

  /**
   * Reads the whole chain and says whether it is whole by itself; {@link AuditProofs} also holds it
   * against its anchors. Rows that are added meanwhile do not disturb it.
   */
  public AuditCheck verify(ProjectId project) {
    return transactions.read(
        () -> new AuditVerification(project, rows, heads, link, AnchorWalk.none()).check());
  }
}
