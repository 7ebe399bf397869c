package dev.hansei.infra.registry;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes away what has expired, in every process of the service: a few rows at a time, so that
 * nobody waits long for a lock, and no more in one round than the database does beside its work.
 */
@Singleton
public final class Expiry {
  /** Rows of one transaction; some have an object to delete first. */
  static final int BATCH_MAX = 100;

  /** Bounds a round after a long standstill; the next one goes on. */
  static final int BATCHES_MAX = 100;

  /** What may be kept for seven days, or twelve hours, is there ten minutes longer at most. */
  private static final String PAUSE = "10m";

  /** Not while a process starts; tests that age rows say later. */
  private static final String FIRST = "${hansei.expiry.first:1m}";

  private static final Logger LOG = LoggerFactory.getLogger(Expiry.class);

  private final List<Expiring> all;
  private final Clock clock;

  Expiry(List<Expiring> all, Clock clock) {
    this.all = List.copyOf(all);
    this.clock = clock;
  }

  /** One round. What cannot be deleted now is tried again in the next. */
  @Scheduled(initialDelay = FIRST, fixedDelay = PAUSE)
  public void sweep() {
    for (Expiring some : all) {
      try {
        int deleted = sweep(some);
        if (deleted > 0) {
          LOG.info("{} {} have expired and are deleted", deleted, some.what());
        }
      } catch (RuntimeException e) {
        LOG.warn("{} that have expired cannot be deleted now: {}", some.what(), e.toString());
      }
    }
  }

  private int sweep(Expiring some) {
    int deleted = 0;
    for (int batch = 0; batch < BATCHES_MAX; batch++) {
      int found = some.deleteExpired(clock.instant(), BATCH_MAX);
      deleted += found;
      if (found < BATCH_MAX) {
        break;
      }
    }
    return deleted;
  }
}
