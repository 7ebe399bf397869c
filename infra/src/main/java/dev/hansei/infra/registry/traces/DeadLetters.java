package dev.hansei.infra.registry.traces;

import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Excerpt;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.RowBodies;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/** What could not be read at a door, kept as it came so that it can be looked at and sent again. */
@Singleton
public final class DeadLetters {
  private static final int REASON_CHARS_MAX = 500;
  private static final String MEDIA_TYPE = "application/octet-stream";

  private final DeadLetterRepository rows;
  private final ObjectStore objects;
  private final Transactions transactions;
  private final Ids ids;
  private final Clock clock;

  DeadLetters(
      DeadLetterRepository rows,
      ObjectStore objects,
      Transactions transactions,
      Ids ids,
      Clock clock) {
    this.rows = rows;
    this.objects = objects;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /** Keeps a body, durably when it returns. */
  public DeadLetter add(ProjectId project, String door, String reason, byte[] body) {
    boolean inRow = body.length <= RowBodies.BYTES_MAX;
    var row =
        new DeadLetterRow(
            project.value(),
            ids.next(),
            door,
            Excerpt.cut(reason, REASON_CHARS_MAX),
            inRow ? body.clone() : null,
            inRow ? null : objects.put(body, MEDIA_TYPE).sha256(),
            body.length,
            clock.instant());
    transactions.run(() -> rows.insert(row));
    return row.letter();
  }

  /** Newest first, without bodies. */
  public Page<DeadLetter> page(ProjectId project, PageRequest request) {
    return transactions.read(() ->
        Page.of(
            rows.before(project.value(), request.beforeId(), request.fetch()),
            request,
            DeadLetterRow::letter,
            DeadLetterRow::deadLetterId));
  }

  /** The bytes as they came. */
  public byte[] body(ProjectId project, UUID id) {
    var row =
        transactions
            .read(() -> rows.find(project.value(), id))
            .orElseThrow(() -> RegistryException.notFound("dead letter", id));
    var inRow = row.body();
    var object = row.bodySha256();
    if (inRow != null) {
      return inRow.clone();
    }
    if (object == null) {
      throw new IllegalStateException("dead letter %s has no body".formatted(id));
    }
    return objects.get(object);
  }

  /** How many there are. */
  public long count(ProjectId project) {
    return transactions.read(() -> rows.count(project.value()));
  }
}
