package dev.hansei.api.prompts;

import java.util.Locale;

/** Times of very many calls, by the microsecond; a second and more counts as a second. */
final class ReadTimes {
  private static final int MOST_MICROS = 1_000_000;

  private final int[] counts = new int[MOST_MICROS + 1];
  private long count;

  void add(long nanos) {
    counts[(int) Math.clamp(nanos / 1_000, 0, MOST_MICROS)]++;
    count++;
  }

  long count() {
    return count;
  }

  /** The smallest time that this share of calls did not exceed, in milliseconds. */
  double millis(double share) {
    long wanted = Math.max(1, (long) Math.ceil(share * count));
    long seen = 0;
    for (int micros = 0; micros <= MOST_MICROS; micros++) {
      seen += counts[micros];
      if (seen >= wanted) {
        return micros / 1e3;
      }
    }
    return Double.NaN;
  }

  /** {@code p50 / p99 / p99.9 / max} in milliseconds. */
  String line() {
    return String.format(
        Locale.ROOT,
        "%.2f / %.2f / %.2f / %.1f",
        millis(0.5),
        millis(0.99),
        millis(0.999),
        millis(1));
  }
}
