package dev.hansei.api.prompts.playground;

import java.time.Duration;

/** How much one person tries by hand. What needs more is a suite. */
final class PlaygroundLimits {
  /** As many as stand side by side on a screen and are still read. */
  static final int COLUMNS_MAX = 4;

  /** One that is read and one that was begun meanwhile in another window. */
  static final int OPEN_PER_PERSON = 2;

  /** In one process: a project's runs must not wait behind people who try things. */
  static final int OPEN_PER_PROJECT = 10;

  /** Some eight pages. Asked of models that cost something, whatever the prompt sets. */
  static final int OUTPUT_TOKENS_MAX = 4_096;

  /**
   * What all columns of one trial may cost at worst, in millionths of the price list's currency:
   * one dollar, where that is dollars. Whoever spends more by one key has mistyped something.
   */
  static final long COST_MICROS_MAX = 1_000_000;

  /** All values together: what a case may have. */
  static final int VALUES_CHARS_MAX = 256 * 1024;

  /** A call may wait for its turn, and be tried again; nobody watches it for longer. */
  static final Duration TRIAL_MAX = Duration.ofMinutes(10);

  /** A page without script shows nothing before all is there, and proxies close what is silent. */
  static final Duration WHOLE_MAX = Duration.ofSeconds(50);

  /** Proxies close what is silent for a minute. */
  static final Duration BEAT = Duration.ofSeconds(15);

  private PlaygroundLimits() {}
}
