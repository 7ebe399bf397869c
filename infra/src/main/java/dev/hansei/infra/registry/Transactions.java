package dev.hansei.infra.registry;

import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs work in one transaction of the registry. A call within a call joins the transaction that is
 * open. Only the outermost call begins, ends and repeats it: a deadlock or a lock that could not be
 * had is tried again, so the work must have no effect outside the registry.
 *
 * <p>Isolation is READ COMMITTED: work that reads, decides and writes must lock the row it read or
 * name the revision it replaces.
 */
@Singleton
public final class Transactions {
  /** The first try and three more; a lock still held then is held by something stuck. */
  static final int ATTEMPTS_MAX = 4;

  /** Long enough for the winner of a deadlock to finish; grows with each attempt. */
  private static final Duration PAUSE = Duration.ofMillis(20);

  /**
   * Each round one of those who insert at the same moment gets through; more than this many are no
   * people.
   */
  static final int ROUNDS_MAX = 50;

  private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);

  private final TransactionOperations<Connection> operations;

  Transactions(TransactionOperations<Connection> operations) {
    this.operations = operations;
  }

  /**
   * All of it is written or nothing.
   *
   * @throws RegistryException UNAVAILABLE when the database does not answer or stays locked;
   *     whether the work was written is then unknown, as with every lost connection
   */
  public <T> T write(Supplier<T> work) {
    if (isOpen()) {
      return operations.executeWrite(status -> work.get());
    }
    return repeated(() -> operations.executeWrite(status -> work.get()));
  }

  /**
   * What is there, else what is inserted. Where a unique key refuses because somebody was first,
   * all of it is undone and looked for again: the same content is there then, and what is numbered
   * gets the next number.
   *
   * @param find by the content
   * @param insert within the same transaction, when nothing was found
   * @throws IllegalStateException within a transaction, which could not be undone
   * @throws RegistryException UNAVAILABLE as for {@link #write}, and when others were first again
   *     and again
   */
  public <T> T findOrInsert(Supplier<Optional<T>> find, Supplier<T> insert) {
    if (isOpen()) {
      throw new IllegalStateException("a transaction that may be undone and repeated stands alone");
    }
    for (int round = 1; ; round++) {
      try {
        return write(() -> find.get().orElseGet(insert));
      } catch (RuntimeException e) {
        if (!SqlFailure.isDuplicateKey(e)) {
          throw e;
        }
        if (round == ROUNDS_MAX) {
          throw RegistryException.unavailable(e);
        }
        LOG.debug("somebody else inserted first, round {} of {}", round, ROUNDS_MAX);
      }
    }
  }

  /** As {@link #write}, for work that gives nothing back. */
  public void run(Runnable work) {
    boolean done =
        write(() -> {
          work.run();
          return true;
        });
    LOG.trace("written: {}", done);
  }

  /**
   * Reads in one transaction. Within {@link #write} it joins that transaction and sees its writes.
   *
   * @throws RegistryException UNAVAILABLE when the database does not answer
   */
  public <T> T read(Supplier<T> work) {
    if (isOpen()) {
      return work.get();
    }
    return repeated(() -> operations.executeRead(status -> work.get()));
  }

  /**
   * Does something once the transaction that is open has been committed, and nothing when it is
   * undone; at once where none is open. For what this process remembers of the registry.
   */
  public void afterCommit(Runnable work) {
    operations
        .findTransactionStatus()
        .ifPresentOrElse(status -> status.registerSynchronization(new AfterCommit(work)), work);
  }

  private record AfterCommit(Runnable work) implements TransactionSynchronization {
    @Override
    public void afterCommit() {
      work.run();
    }
  }

  private boolean isOpen() {
    return operations.findTransactionStatus().isPresent();
  }

  private static <T> T repeated(Supplier<T> transaction) {
    for (int attempt = 1; ; attempt++) {
      try {
        return transaction.get();
      } catch (RuntimeException e) {
        if (SqlFailure.isUnavailable(e)) {
          throw RegistryException.unavailable(e);
        }
        if (!SqlFailure.isContention(e)) {
          throw e;
        }
        if (attempt == ATTEMPTS_MAX) {
          throw RegistryException.unavailable(e);
        }
        LOG.debug("transaction lost a race for a lock, attempt {} of {}", attempt, ATTEMPTS_MAX);
        pause(attempt);
      }
    }
  }

  /** Random, so that two losers do not meet again. */
  private static void pause(int attempt) {
    long longest = PAUSE.toMillis() * attempt;
    try {
      Thread.sleep(Duration.ofMillis(ThreadLocalRandom.current().nextLong(1, longest + 1)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw RegistryException.unavailable(e);
    }
  }
}
