package dev.hansei.api.firstpath;

import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What annotators met while they labelled for some time. Thread safe. */
final class LabelTimes {
  private final Percentiles next = new Percentiles();
  private final Percentiles submit = new Percentiles();
  private final AtomicLong longest = new AtomicLong();
  private final ConcurrentHashMap<String, AtomicLong> unanswered = new ConcurrentHashMap<>();

  /** A task was asked for and the service answered. */
  void next(long nanos) {
    next.add(nanos);
  }

  /**
   * A label was kept.
   *
   * @param nanos of the request that was answered
   * @param whole nanoseconds since it was sent first
   */
  void submit(long nanos, long whole) {
    submit.add(nanos);
    longest.accumulateAndGet(whole, Math::max);
  }

  /** A request was not decided and is sent again. */
  void again(String why) {
    unanswered.computeIfAbsent(why, _ -> new AtomicLong()).incrementAndGet();
  }

  int labels() {
    return submit.count();
  }

  /** Columns: both p50 / p99 / max in milliseconds, the longest wait, what was sent again. */
  String line() {
    return String.format(
        Locale.ROOT,
        "%s | %s | %.1f | %s",
        next.line(),
        submit.line(),
        longest.get() / 1e9,
        unanswered.isEmpty() ? "none" : unanswered.toString());
  }
}
