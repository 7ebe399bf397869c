package dev.hansei.activities.models;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What a provider leaves to whoever calls next, as the headers of a reply say.
 *
 * @param rest how long the model takes no further call of anybody, for what it allows is used up;
 *     zero where the provider did not say so
 * @param left what remains of each thing that it counts; empty where it does not say
 */
record Leeway(Duration rest, List<Left> left) {
  /** Nothing was said. */
  static final Leeway UNSAID = new Leeway(Duration.ZERO, List.of());

  Leeway {
    if (rest.isNegative()) {
      throw new IllegalArgumentException("a time to wait is not negative: " + rest);
    }
    left = List.copyOf(left);
  }

  /** What providers count. */
  enum Counted {
    REQUESTS,
    TOKENS,
    INPUT_TOKENS,
    OUTPUT_TOKENS
  }

  /**
   * What remains of one thing.
   *
   * @param amount more than 0: of what is used up a {@link #rest} is said instead
   * @param untilReset when all of it is there again; positive
   */
  record Left(Counted of, long amount, Duration untilReset) {
    Left {
      Objects.requireNonNull(of, "of is null");
      if (amount < 1 || !untilReset.isPositive()) {
        throw new IllegalArgumentException(
            "something remains for some time, got %d and %s".formatted(amount, untilReset));
      }
    }
  }
}
