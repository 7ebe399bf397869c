package dev.hansei.infra.registry.traces;

import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.CountLimit;
import dev.hansei.infra.registry.Excerpt;
import dev.hansei.infra.registry.Expiring;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.RowBodies;
import dev.hansei.infra.registry.Seal;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.DeadLetterId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What could not be read at a door, kept so that it can be looked at and sent again. It is raw: no
 * redaction could be done on what was not understood. Therefore it is sealed, whoever opens it
 * stands in the audit log, and it is gone after seven days. Without a key only reason and size are
 * kept.
 */
@Singleton
public final class DeadLetters implements Expiring {
  /** Long enough to come back from a holiday weekend and mend a sender; no longer. */
  public static final Duration LIFE = Duration.ofDays(7);

  private static final int REASON_CHARS_MAX = 500;
  private static final String MEDIA_TYPE = "application/octet-stream";
  private static final String NOUN = "dead letter";

  private final DeadLetterRepository rows;
  private final LetterSeal seal;
  private final ObjectStore objects;
  private final Transactions transactions;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  DeadLetters(
      DeadLetterRepository rows,
      LetterSeal seal,
      ObjectStore objects,
      Transactions transactions,
      Audit audit,
      Ids ids,
      Clock clock) {
    this.rows = rows;
    this.seal = seal;
    this.objects = objects;
    this.transactions = transactions;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /** What somebody opens a letter for; the audit log says it. */
  public enum Purpose {
    INSPECT,
    REPLAY
  }

  /** Keeps what came, durably when it returns. */
  public DeadLetter add(ProjectId project, String door, String reason, byte[] body) {
    var id = new DeadLetterId(ids.next());
    var sealed = seal.seal(project, id, body).orElse(Seal.Sealed.NOTHING);
    boolean inRow = sealed.bytes().length <= RowBodies.BYTES_MAX;
    var row =
        new DeadLetterRow(
            project.value(),
            id.value(),
            door,
            Excerpt.cut(reason, REASON_CHARS_MAX),
            inRow ? sealed.bytes() : new byte[0],
            inRow ? null : objects.put(sealed.bytes(), MEDIA_TYPE).sha256(),
            sealed.keyId(),
            sealed.nonce(),
            body.length,
            clock.instant());
    transactions.run(() -> rows.insert(row));
    return row.letter();
  }

  /** Newest first, without what came. */
  public Page<DeadLetter> page(ProjectId project, PageRequest request) {
    return transactions.read(() ->
        Page.of(
            rows.before(project.value(), request.beforeId(), forgotten(), request.fetch()),
            request,
            DeadLetterRow::letter,
            DeadLetterRow::deadLetterId));
  }

  /**
   * One letter, without what came.
   *
   * @throws RegistryException NOT_FOUND
   */
  public DeadLetter require(ProjectId project, DeadLetterId id) {
    return transactions.read(() -> row(project, id)).letter();
  }

  /**
   * The bytes as they came. That somebody opened them is in the audit log before they are given.
   *
   * @throws RegistryException NOT_FOUND; CONFLICT {@code dead-letter-not-kept}, {@code
   *     dead-letter-key-unknown} or {@code dead-letter-tampered}
   */
  public byte[] open(ProjectId project, DeadLetterId id, Purpose purpose, Actor actor) {
    var row =
        transactions.write(() -> {
          var found = row(project, id);
          audit(project, actor, wordOf(purpose), found);
          return found;
        });
    return seal.open(project, id, sealed(row));
  }

  /**
   * Takes a letter away, with what came.
   *
   * @throws RegistryException NOT_FOUND
   */
  public void remove(ProjectId project, DeadLetterId id, Actor actor) {
    var row = transactions.read(() -> row(project, id));
    deleteObject(row);
    transactions.run(() -> {
      if (rows.delete(project.value(), id.value()) == 1) {
        audit(project, actor, "remove", row);
      }
    });
  }

  /** How many there are; counted to {@link CountLimit#LOOKED_AT}. */
  public long count(ProjectId project) {
    return transactions.read(() -> rows.count(project.value(), forgotten(), CountLimit.LOOKED_AT));
  }

  @Override
  public String what() {
    return "dead letters";
  }

  /** The objects first: a row that is still there is found again by the next sweep. */
  @Override
  public int deleteExpired(Instant now, int limit) {
    var expired = transactions.read(() -> rows.until(now.minus(LIFE), limit));
    expired.forEach(this::deleteObject);
    transactions.run(
        () -> expired.forEach(row -> rows.delete(row.projectId(), row.deadLetterId())));
    return expired.size();
  }

  private DeadLetterRow row(ProjectId project, DeadLetterId id) {
    return rows.find(project.value(), id.value(), forgotten())
        .orElseThrow(() -> RegistryException.notFound(NOUN, id));
  }

  private Seal.Sealed sealed(DeadLetterRow row) {
    if (!row.isKept()) {
      throw new RegistryException(
          RegistryException.Kind.CONFLICT,
          "dead-letter-not-kept",
          "Of dead letter %s only reason and size were kept: the service had no key when it came. The operator sets HANSEI_DEAD_LETTER_KEYS; send it again from where it came."
              .formatted(row.deadLetterId()));
    }
    var bytes =
        Optional.ofNullable(row.bodySha256()).map(hash -> objects.get(hash)).orElseGet(row::body);
    return new Seal.Sealed(row.keyId(), row.nonce(), bytes);
  }

  /** Sealed with a nonce of its own, so no other row can name the same object. */
  private void deleteObject(DeadLetterRow row) {
    Optional.ofNullable(row.bodySha256()).ifPresent(objects::delete);
  }

  private void audit(ProjectId project, Actor actor, String verb, DeadLetterRow row) {
    audit.append(
        project,
        actor,
        "traces.dead-letter." + verb,
        AuditSubject.of("dead-letter", row.deadLetterId()),
        Map.of("door", row.door(), "sizeBytes", row.sizeBytes()));
  }

  private static String wordOf(Purpose purpose) {
    return switch (purpose) {
      case INSPECT -> "inspect";
      case REPLAY -> "replay";
    };
  }

  /** What came by then is no longer there, whether or not the sweep has been round. */
  private Instant forgotten() {
    return clock.instant().minus(LIFE);
  }
}
