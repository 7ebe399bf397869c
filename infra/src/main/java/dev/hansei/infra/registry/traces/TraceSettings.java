package dev.hansei.infra.registry.traces;

import java.util.Optional;

/**
 * What a project wants other than the installation's defaults; what is empty is the default.
 *
 * @param retentionDays 1 to {@link #DAYS_MAX}: how long a trace is kept, never longer than the
 *     installation keeps any
 * @param requestsPerSecond 1 to {@link #REQUESTS_MAX}: at the doors of one process
 * @param bytesPerSecond {@link #BYTES_MIN} to {@link #BYTES_MAX}: the same, of bodies as they come
 */
public record TraceSettings(
    Optional<Integer> retentionDays,
    Optional<Integer> requestsPerSecond,
    Optional<Long> bytesPerSecond) {
  /** Ten years: longer is for ever, and that is what no setting means. */
  public static final int DAYS_MAX = 3_650;

  /** More than a process answers. */
  public static final int REQUESTS_MAX = 100_000;

  /** Less would refuse a usual batch for ever. */
  public static final long BYTES_MIN = 1 << 20;

  /** More than a process reads. */
  public static final long BYTES_MAX = 1L << 32;

  /** Nothing but defaults. */
  public static final TraceSettings DEFAULTS =
      new TraceSettings(Optional.empty(), Optional.empty(), Optional.empty());

  public TraceSettings {
    require("retentionDays", retentionDays, 1, DAYS_MAX);
    require("requestsPerSecond", requestsPerSecond, 1, REQUESTS_MAX);
    require("bytesPerSecond", bytesPerSecond, BYTES_MIN, BYTES_MAX);
  }

  private static void require(
      String name, Optional<? extends Number> value, long least, long most) {
    if (value.isPresent() && (value.get().longValue() < least || value.get().longValue() > most)) {
      throw new IllegalArgumentException(
          "%s is %,d to %,d, or absent for the installation's default: %s"
              .formatted(name, least, most, value.get()));
    }
  }
}
