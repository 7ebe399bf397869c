package dev.hansei.workflows.suites;

import java.util.Objects;
import java.util.Optional;

/**
 * A run's budget at one moment: what is held back and what is paid stay within the limits together,
 * and that is the whole rule. Pure.
 *
 * @param held back for calls that are open, or may be made by chunks that run
 * @param paid by what the journal holds
 */
public record RunSpending(RunLimits limits, Spend held, Spend paid) {
  public RunSpending {
    Objects.requireNonNull(limits, "limits is null");
    Objects.requireNonNull(held, "held is null");
    Objects.requireNonNull(paid, "paid is null");
  }

  /** Whether so much may be held back beside what is held and paid. */
  public boolean allows(Spend wanted) {
    return limits.allow(held.plus(paid).plus(wanted));
  }

  /**
   * How many items may be held back whole.
   *
   * @param item what one of them may take
   * @param atMost how many are wanted
   * @return 0 to {@code atMost}
   */
  public long fitting(Spend item, long atMost) {
    Spend gone = held.plus(paid);
    long fit = fitting(atMost, limits.calls(), gone.calls(), item.calls());
    fit = fitting(fit, limits.tokens(), gone.tokens(), item.tokens());
    return fitting(fit, limits.micros(), gone.micros(), item.micros());
  }

  private static long fitting(long atMost, Optional<Long> limit, long gone, long each) {
    if (limit.isEmpty() || each == 0) {
      return atMost;
    }
    return Math.clamp((limit.get() - gone) / each, 0, atMost);
  }

  /** What of a limit is left; empty where there is none. */
  public RunLimits left() {
    Spend gone = held.plus(paid);
    return new RunLimits(
        limits.calls().map(limit -> Math.max(0, limit - gone.calls())),
        limits.tokens().map(limit -> Math.max(0, limit - gone.tokens())),
        limits.micros().map(limit -> Math.max(0, limit - gone.micros())));
  }
}
