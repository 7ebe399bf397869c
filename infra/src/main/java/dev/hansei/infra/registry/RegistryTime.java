package dev.hansei.infra.registry;

import jakarta.inject.Singleton;
import java.time.Instant;

/**
 * The time by the database's clock, for what one process writes and another reads in its order: no
 * two processes agree on the time of day to the second, and one that is ahead would hide what the
 * others write.
 */
@Singleton
public final class RegistryTime {
  private final MomentRepository moments;
  private final Transactions transactions;

  RegistryTime(MomentRepository moments, Transactions transactions) {
    this.moments = moments;
    this.transactions = transactions;
  }

  /** Now, to the microsecond; one statement, within the caller's transaction where there is one. */
  public Instant now() {
    return transactions.read(() -> moments.now().getFirst().moment());
  }
}
