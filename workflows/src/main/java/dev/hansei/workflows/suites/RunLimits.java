package dev.hansei.workflows.suites;

import java.util.Objects;
import java.util.Optional;

/**
 * The limits of a run with all that was topped up; empty where there is none.
 *
 * @param micros millionths of the price list's currency
 */
public record RunLimits(Optional<Long> calls, Optional<Long> tokens, Optional<Long> micros) {
  /** No limit at all. */
  public static final RunLimits NONE =
      new RunLimits(Optional.empty(), Optional.empty(), Optional.empty());

  public RunLimits {
    Objects.requireNonNull(calls, "calls is null");
    Objects.requireNonNull(tokens, "tokens is null");
    Objects.requireNonNull(micros, "micros is null");
  }

  /** Whether anything is limited. */
  public boolean isThere() {
    return calls.isPresent() || tokens.isPresent() || micros.isPresent();
  }

  /** Whether so much stays within them. */
  public boolean allow(Spend all) {
    return calls.orElse(Long.MAX_VALUE) >= all.calls()
        && tokens.orElse(Long.MAX_VALUE) >= all.tokens()
        && micros.orElse(Long.MAX_VALUE) >= all.micros();
  }

  /** Each of them with more; what has no limit does not get one by being topped up. */
  public RunLimits plus(Spend more) {
    return new RunLimits(
        calls.map(limit -> Math.addExact(limit, more.calls())),
        tokens.map(limit -> Math.addExact(limit, more.tokens())),
        micros.map(limit -> Math.addExact(limit, more.micros())));
  }
}
