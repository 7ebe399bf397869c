package dev.hansei.workflows.promotions;

import java.util.Objects;
import java.util.Optional;

/**
 * What a candidate is asked before anybody gets it: inputs that the live version had in the last
 * day ({@code workflows/docs/0036}).
 *
 * @param inputs how many at most, 1 to {@link #INPUTS_MAX}
 * @param maxCostUsdMicros what the answers may cost, in millionths of a dollar, 0 to {@link
 *     #MICROS_MAX}; absent for no limit
 */
public record Rehearsal(int inputs, Optional<Long> maxCostUsdMicros) {
  /** One import of cases; a share of errors is known to three points by then. */
  public static final int INPUTS_MAX = 1_000;

  /** A typing error beyond a thousand dollars. */
  public static final long MICROS_MAX = 1_000_000_000L;

  public Rehearsal {
    if (inputs < 1 || inputs > INPUTS_MAX) {
      throw new IllegalArgumentException("a rehearsal has 1 to 1,000 inputs: " + inputs);
    }
    Objects.requireNonNull(maxCostUsdMicros, "maxCostUsdMicros is null");
    maxCostUsdMicros.ifPresent(micros -> {
      if (micros < 0 || micros > MICROS_MAX) {
        throw new IllegalArgumentException("a rehearsal may cost 0 to 1,000 dollars");
      }
    });
  }
}
