package dev.hansei.infra.registry.projects;

import dev.hansei.infra.registry.Expiring;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.projects.PersonId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One-time links by which a person signs in for the first time, or again without a password. */
@Singleton
public final class SignInLinks implements Expiring {
  private final SignInLinkRepository rows;
  private final Secrets secrets;
  private final Transactions transactions;
  private final Clock clock;

  SignInLinks(SignInLinkRepository rows, Secrets secrets, Transactions transactions, Clock clock) {
    this.rows = rows;
    this.secrets = secrets;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Makes a link for a person that works once within its life.
   *
   * @return the secret in the link; kept nowhere else
   */
  public String create(PersonId person, Duration life) {
    if (!life.isPositive()) {
      throw new IllegalArgumentException("a link lives for some time: " + life);
    }
    var secret = secrets.next();
    var now = clock.instant();
    transactions.run(() ->
        rows.insert(new SignInLinkRow(Secrets.hash(secret), person.value(), now.plus(life), null)));
    return secret;
  }

  /** Uses a link up; empty when it was used before, is too old, or never was. */
  public Optional<PersonId> redeem(String secret) {
    var hash = Secrets.hash(secret);
    return transactions.write(() ->
        rows.use(hash, clock.instant()) == 1
            ? rows.find(hash).map(row -> new PersonId(row.personId()))
            : Optional.empty());
  }

  @Override
  public String what() {
    return "sign-in links";
  }

  @Override
  public int deleteExpired(Instant now, int limit) {
    return transactions.write(() -> rows.deleteExpired(now, limit));
  }
}
