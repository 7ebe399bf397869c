package dev.hansei.infra.registry.projects;

import dev.hansei.infra.registry.Expiring;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.projects.PersonId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Browsers that are signed in. A session ends twelve hours after it was opened, used or not. */
@Singleton
public final class Sessions implements Expiring {
  /** A working day; a stolen cookie is worth no more. */
  public static final Duration LIFE = Duration.ofHours(12);

  private final SessionRepository rows;
  private final Secrets secrets;
  private final Transactions transactions;
  private final Clock clock;

  Sessions(SessionRepository rows, Secrets secrets, Transactions transactions, Clock clock) {
    this.rows = rows;
    this.secrets = secrets;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Opens a session; who the person is was checked before. */
  public NewSession open(PersonId person) {
    var now = clock.instant();
    var session = new NewSession(secrets.next(), secrets.next(), now.plus(LIFE));
    transactions.run(() ->
        rows.insert(
            new SessionRow(
                Secrets.hash(session.secret()),
                person.value(),
                session.csrf(),
                now,
                session.expiresAt())));
    return session;
  }

  /** The session of that secret, while it lasts. */
  public Optional<Session> find(String secret) {
    var hash = Secrets.hash(secret);
    return transactions
        .read(() -> rows.find(hash))
        .filter(row -> Secrets.same(row.secretSha256(), hash))
        .filter(row -> row.expiresAt().isAfter(clock.instant()))
        .map(row -> new Session(new PersonId(row.personId()), row.csrf(), row.expiresAt()));
  }

  /** Ends a session. Idempotent. */
  public void close(String secret) {
    transactions.run(() -> rows.delete(Secrets.hash(secret)));
  }

  @Override
  public String what() {
    return "sessions";
  }

  @Override
  public int deleteExpired(Instant now, int limit) {
    return transactions.write(() -> rows.deleteExpired(now, limit));
  }
}
