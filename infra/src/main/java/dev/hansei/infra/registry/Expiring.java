package dev.hansei.infra.registry;

import java.time.Instant;

/**
 * Rows that are of no use, or may not be kept, after a while. Whoever reads them minds their age
 * himself; {@link Expiry} takes them away.
 */
public interface Expiring {
  /** In the plural, for the log. */
  String what();

  /**
   * Deletes some of what has expired, the oldest first. Idempotent; several processes may do it at
   * once.
   *
   * @param limit at most so many of each sort
   * @return how many it found; fewer than {@code limit} means that nothing is left
   */
  int deleteExpired(Instant now, int limit);
}
