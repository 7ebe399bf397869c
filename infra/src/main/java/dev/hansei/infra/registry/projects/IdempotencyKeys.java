package dev.hansei.infra.registry.projects;

import dev.hansei.infra.registry.Expiring;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** Answers that are given again when a request comes again under the same key within a day. */
@Singleton
public final class IdempotencyKeys implements Expiring {
  /** Clients give up long before. */
  public static final Duration LIFE = Duration.ofDays(1);

  /** Enough for a UUID with a prefix or two. */
  public static final int KEY_CHARS_MAX = 200;

  private final IdempotencyKeyRepository rows;
  private final Transactions transactions;
  private final Clock clock;

  IdempotencyKeys(IdempotencyKeyRepository rows, Transactions transactions, Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The answer that was given under this key; the caller compares the request's hash. */
  public Optional<StoredReply> find(ProjectId project, PersonId person, String key) {
    return look(project, person, key).filter(reply -> reply.begunAs().isEmpty());
  }

  private Optional<StoredReply> look(ProjectId project, PersonId person, String key) {
    return transactions.read(() ->
        rows.find(project.value(), person.value(), key, expired()).map(IdempotencyKeyRow::reply));
  }

  /**
   * The id of what a request under this key makes: a new one, written down before anything is made
   * under it. Where the service died before it could answer, the repeat is given the same again,
   * and so makes nothing twice. Another request under the key of one that was never answered is
   * new.
   *
   * @param fresh for a request that is new
   */
  public UUID begin(
      ProjectId project, PersonId person, String key, String requestSha256, UUID fresh) {
    var begun = StoredReply.begun(requestSha256, fresh);
    var row = row(project, person, key, begun);
    transactions.run(() -> {
      rows.forgetExpired(project.value(), person.value(), key, expired());
      rows.forgetOthers(
          project.value(), person.value(), key, StoredReply.BEGUN, row.requestSha256());
      rows.insertOrKeep(row);
    });
    return look(project, person, key)
        .filter(it -> it.requestSha256().equals(requestSha256))
        .flatMap(StoredReply::begunAs)
        .orElse(fresh);
  }

  /** Keeps an answer; of two under one key the first stays. */
  public void store(ProjectId project, PersonId person, String key, StoredReply reply) {
    if (key.isBlank() || key.length() > KEY_CHARS_MAX) {
      throw new IllegalArgumentException("an idempotency key has 1 to 200 characters");
    }
    transactions.run(() -> {
      rows.forgetExpired(project.value(), person.value(), key, expired());
      rows.forget(project.value(), person.value(), key, StoredReply.BEGUN);
      rows.insertOrKeep(row(project, person, key, reply));
    });
  }

  /** Keys of then and before are gone, swept away or not. */
  private Instant expired() {
    return clock.instant().minus(LIFE);
  }

  private IdempotencyKeyRow row(ProjectId project, PersonId person, String key, StoredReply reply) {
    return new IdempotencyKeyRow(
        project.value(),
        person.value(),
        key,
        HexFormat.of().parseHex(reply.requestSha256()),
        reply.status(),
        reply.location().orElse(null),
        reply.body(),
        clock.instant());
  }

  @Override
  public String what() {
    return "idempotency keys";
  }

  @Override
  public int deleteExpired(Instant now, int limit) {
    return transactions.write(() -> rows.deleteUntil(now.minus(LIFE), limit));
  }
}
