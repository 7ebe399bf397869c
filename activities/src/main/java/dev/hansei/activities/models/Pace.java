package dev.hansei.activities.models;

import dev.hansei.workflows.models.Usage;

/**
 * What a call of a model takes on average.
 *
 * @param seconds that it is open
 * @param inputTokens that it is metered by
 * @param outputTokens likewise
 */
record Pace(double seconds, double inputTokens, double outputTokens) {
  /** Of each further call: about the last twenty count. */
  private static final double WEIGHT = 0.1;

  static Pace of(double seconds, Usage usage) {
    return new Pace(seconds, usage.inputTokens(), usage.outputTokens());
  }

  /** After one more call. */
  Pace and(Pace call) {
    return new Pace(
        mixed(seconds, call.seconds),
        mixed(inputTokens, call.inputTokens),
        mixed(outputTokens, call.outputTokens));
  }

  private static double mixed(double before, double now) {
    return before + WEIGHT * (now - before);
  }

  /** What a call takes of something that providers count; 0 where it is not known. */
  double of(Leeway.Counted counted) {
    return switch (counted) {
      case REQUESTS -> 1;
      case TOKENS -> inputTokens + outputTokens;
      case INPUT_TOKENS -> inputTokens;
      case OUTPUT_TOKENS -> outputTokens;
    };
  }
}
