package dev.hansei.activities;

import dev.hansei.infra.objects.ObjectStoreUnavailableException;
import dev.hansei.infra.registry.RegistryException;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits out a store that is away, in the middle of work that would be lost with a failure: a model
 * call that is paid and not yet kept. A database that was killed is back within seconds. The work
 * must be idempotent, for whether a lost transaction was written is unknown.
 */
public final class Outage {
  /**
   * A store that is away for longer fails the activity, which Temporal then repeats without end; by
   * then nothing is under way that could be lost.
   */
  static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

  private Outage() {}

  /**
   * Does the work, again while a store is away.
   *
   * @throws RegistryException and {@link ObjectStoreUnavailableException} after a minute of it
   */
  public static <T> T outlast(Supplier<T> work) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return work.get();
      } catch (RegistryException | ObjectStoreUnavailableException e) {
        if (!isOutage(e) || System.nanoTime() > end) {
          throw e;
        }
        LOG.debug("a store is away: {}", e.getMessage());
        Thread.sleep(PAUSE);
      }
    }
  }

  /** Whether a store did not answer. */
  static boolean isOutage(RuntimeException problem) {
    return problem instanceof ObjectStoreUnavailableException
        || (problem instanceof RegistryException refusal
            && refusal.kind() == RegistryException.Kind.UNAVAILABLE);
  }
}
