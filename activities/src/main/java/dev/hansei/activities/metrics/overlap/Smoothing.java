package dev.hansei.activities.metrics.overlap;

/** What BLEU takes for the precision of an order without matches (Chen and Cherry, 2014). */
public sealed interface Smoothing {
  /** Nothing: the score is 0. */
  record None() implements Smoothing {}

  /** The first such order counts 1/2 match, the next 1/4, and so on. The default. */
  record Exponential() implements Smoothing {}

  /**
   * A fixed count of matches.
   *
   * @param matches over 0; sacreBLEU's default is 0.1
   */
  record Floor(double matches) implements Smoothing {
    public Floor {
      if (!(matches > 0)) {
        throw new IllegalArgumentException("a floor is over 0, not " + matches);
      }
    }
  }

  /**
   * Adds to matches and n-grams of each order over 1.
   *
   * @param count over 0; sacreBLEU's default is 1
   */
  record AddK(double count) implements Smoothing {
    public AddK {
      if (!(count > 0)) {
        throw new IllegalArgumentException("what is added is over 0, not " + count);
      }
    }
  }
}
