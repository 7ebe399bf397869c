package dev.hansei.infra.registry;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * Proves audit logs: the chain by itself, and against the anchors that stand outside the database
 * ({@code workflows/docs/0027-audit-anchors.md}).
 */
@Singleton
public final class AuditProofs {
  private final AuditRepository rows;
  private final AuditHeadRepository heads;
  private final AuditAnchorRepository index;
  private final AuditProofRepository proofs;
  private final AuditAnchorStore store;
  private final AuditLink link;
  private final CanonicalJson json;
  private final Transactions transactions;
  private final Clock clock;

  /** A chain is long, and reading it twice at once shows nothing more. */
  private final SharedWork<ProjectId, AuditProven> running = new SharedWork<>();

  AuditProofs(
      AuditRepository rows,
      AuditHeadRepository heads,
      AuditAnchorRepository index,
      AuditProofRepository proofs,
      AuditAnchorStore store,
      CanonicalJson json,
      Transactions transactions,
      Clock clock) {
    this.rows = rows;
    this.heads = heads;
    this.index = index;
    this.proofs = proofs;
    this.store = store;
    this.link = new AuditLink(json);
    this.json = json;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Reads the whole chain and every anchor, and keeps what that has shown as the last verification.
   * Rows that are added meanwhile do not disturb it. Whoever asks while one is under way gets what
   * that one finds.
   *
   * @throws dev.hansei.infra.objects.ObjectStoreUnavailableException when the anchors cannot be
   *     read; nothing is kept then
   */
  public AuditProven verify(ProjectId project, Actor actor) {
    return running.of(project, () -> verifyNow(project, actor));
  }

  private AuditProven verifyNow(ProjectId project, Actor actor) {
    var at = clock.instant();
    var walk = anchors(project, LocalDate.ofInstant(at, ZoneOffset.UTC));
    var chain =
        transactions.read(() -> new AuditVerification(project, rows, heads, link, walk).check());
    var proven = new AuditProven(at, actor.label(), walk.proof(chain));
    transactions.run(() ->
        proofs.upsert(
            new AuditProofRow(project.value(), at, proven.actor(), json.write(proven.proof()))));
    return proven;
  }

  /** The last verification; empty where nobody asked for one. */
  public Optional<AuditProven> last(ProjectId project) {
    return transactions
        .read(() -> proofs.find(project.value()))
        .map(row ->
            new AuditProven(row.at(), row.actor(), json.read(row.proof(), AuditProof.class)));
  }

  /** The anchors, newest first. */
  public Page<AuditAnchor> anchors(ProjectId project, PageRequest request) {
    return transactions.read(() ->
        Page.of(
            index.before(project.value(), before(request), request.fetch()),
            request,
            AuditAnchorRow::anchor,
            row -> row.day().toEpochDay()));
  }

  private static LocalDate before(PageRequest request) {
    // What a DATE column holds.
    long last = LocalDate.of(9999, 12, 31).toEpochDay();
    return LocalDate.ofEpochDay(Math.clamp(request.beforeNumber(), 0L, last));
  }

  /**
   * An index row is written after its object, and a row of the chain before any anchor of it: read
   * in this order, nothing is missed that is only new.
   */
  private AnchorWalk anchors(ProjectId project, LocalDate today) {
    var recorded = transactions.read(() -> index.all(project.value()));
    var kept = store.all(project);
    var walk = new AnchorWalk(kept.stream().flatMap(it -> it.anchor().stream()).toList(), today);
    kept.stream()
        .filter(it -> it.anchor().isEmpty())
        .forEach(it ->
            walk.tell(
                "The anchor of %s cannot be read: the object %s was changed."
                    .formatted(it.day(), AuditAnchorStore.name(project, it.day()))));
    lookForThoseOnRecord(recorded, kept, walk);
    return walk;
  }

  private static void lookForThoseOnRecord(
      List<AuditAnchorRow> recorded, List<AuditAnchorStore.Kept> kept, AnchorWalk walk) {
    var there = new HashMap<LocalDate, Optional<AuditAnchor>>();
    kept.forEach(it -> there.put(it.day(), it.anchor()));
    for (var row : recorded) {
      var object = there.get(row.day());
      if (object == null) {
        walk.tell(
            "The anchor of %s, made at row %d, is gone from the object store."
                .formatted(row.day(), row.sequence()));
      } else if (object.isPresent() && !same(row, object.get())) {
        walk.tell(
            "The anchor of %s in the object store is another than the one on record."
                .formatted(row.day()));
      }
    }
  }

  private static boolean same(AuditAnchorRow row, AuditAnchor object) {
    return row.sequence() == object.sequence() && row.hash().equals(object.hash());
  }
}
