package dev.hansei.workflows.annotations;

import java.util.Objects;

/**
 * Which answers a queue takes, when there are more than it wants. Every answer keeps a chance, so
 * that what people say of the chosen ones speaks for all; the chance is stored with the task.
 *
 * @param strategy what is preferred
 * @param randomShare how much of the draw heeds no preference, {@value #SHARE_MIN} to 1
 */
public record Selection(Strategy strategy, double randomShare) {
  /** With less, the few that nothing speaks for would weigh more than twenty others each. */
  public static final double SHARE_MIN = 0.05;

  /** Weights are at most five times those of a plain draw. */
  public static final double SHARE_USUAL = 0.2;

  public Selection {
    Objects.requireNonNull(strategy, "strategy is null");
    if (!(randomShare >= SHARE_MIN && randomShare <= 1)) {
      throw new IllegalArgumentException("randomShare is 0.05 to 1: " + randomShare);
    }
  }

  /** With the usual random share. */
  public static Selection by(Strategy strategy) {
    return new Selection(strategy, SHARE_USUAL);
  }
}
