package dev.hansei.api.firstpath;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Times of many calls. Thread safe. */
final class Percentiles {
  private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();

  void add(long took) {
    nanos.add(took);
  }

  int count() {
    return nanos.size();
  }

  /** The smallest time that this share of calls did not exceed, in milliseconds. */
  double millis(double share) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int place = (int) Math.ceil(share * sorted.length) - 1;
    return sorted[Math.max(0, place)] / (double) Duration.ofMillis(1).toNanos();
  }

  /** {@code p50 / p99 / max} in milliseconds. */
  String line() {
    return Arrays.stream(new double[] {0.5, 0.99, 1})
        .mapToObj(share -> String.format(Locale.ROOT, "%.0f", millis(share)))
        .reduce((one, other) -> one + " / " + other)
        .orElse("");
  }
}
