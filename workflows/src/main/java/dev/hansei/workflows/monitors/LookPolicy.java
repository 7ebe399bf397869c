package dev.hansei.workflows.monitors;

import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.traces.TraceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Which traces a look of a monitor takes. Pure. */
public final class LookPolicy {
  /** A trace younger than this is still on its way. */
  public static final Duration SETTLING = Duration.ofMinutes(1);

  /** So long a trace without an answer is waited for. */
  public static final Duration PATIENCE = Duration.ofMinutes(15);

  /**
   * So far before the end of the last look the next one begins: a trace may come in late, or commit
   * late, and is waited for {@link #PATIENCE}. What was scored is not scored again.
   */
  public static final Duration OVERLAP = Duration.ofMinutes(30);

  /** What an outage leaves behind is looked at in several looks, one right after another. */
  public static final Duration LOOK_MAX = Duration.ofHours(6);

  private static final int HEX_DIGITS_OF_64_BITS = 16;
  private static final int HEX = 16;

  private LookPolicy() {}

  /** Traces that started at {@code from} or later, before {@code upTo}. */
  public record Window(Instant from, Instant upTo) {
    public Window {
      Objects.requireNonNull(from, "from is null");
      Objects.requireNonNull(upTo, "upTo is null");
      if (!from.isBefore(upTo)) {
        throw new IllegalArgumentException("a window begins before it ends");
      }
    }
  }

  /**
   * What to look at now, {@link #LOOK_MAX} at most; empty where there cannot be anything.
   *
   * @param since nothing that started before is looked at: when it was made, or resumed
   * @param last where the look before ended; absent at the first
   */
  public static Optional<Window> window(Instant since, Optional<Instant> last, Instant now) {
    Instant reached = last.map(end -> end.minus(OVERLAP)).filter(since::isBefore).orElse(since);
    Instant upTo = now.minus(SETTLING);
    Instant longest = reached.plus(LOOK_MAX);
    return reached.isBefore(upTo)
        ? Optional.of(new Window(reached, longest.isBefore(upTo) ? longest : upTo))
        : Optional.empty();
  }

  /** Whether a look is as long as looks may be, so that there is more behind it. */
  public static boolean isBehind(Window window) {
    return Duration.between(window.from(), window.upTo()).compareTo(LOOK_MAX) >= 0;
  }

  /** Whether an answer may still come. */
  public static boolean waits(Instant startedAt, boolean answered, boolean failed, Instant now) {
    return !answered && !failed && startedAt.isAfter(now.minus(PATIENCE));
  }

  /**
   * Whether a trace is in the sample: by a hash, so that it is or is not whenever it is asked, and
   * a larger share only adds.
   *
   * @param share of 10,000
   */
  public static boolean samples(MonitorId monitor, TraceId trace, int share) {
    String hash = Sha256.of("sample\0%s\0%s".formatted(monitor, trace)).hex();
    long bits = Long.parseUnsignedLong(hash.substring(0, HEX_DIGITS_OF_64_BITS), HEX);
    return Math.unsignedMultiplyHigh(bits, MonitorPlan.SHARE_MAX) < share;
  }
}
