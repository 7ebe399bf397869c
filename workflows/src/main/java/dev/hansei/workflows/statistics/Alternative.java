package dev.hansei.workflows.statistics;

/** What a test holds against "no difference"; differences are candidate less baseline. */
public enum Alternative {
  /** The candidate is better or worse. */
  TWO_SIDED,
  /** The candidate is better. */
  GREATER,
  /** The candidate is worse. */
  LESS;

  /**
   * The p-value of this alternative from both tails, each with the observed figure in it.
   *
   * @param atLeast the chance of a figure as high as the observed one or higher
   * @param atMost the chance of one as low or lower
   */
  double of(double atLeast, double atMost) {
    return switch (this) {
      case TWO_SIDED -> Math.min(1, 2 * Math.min(atLeast, atMost));
      case GREATER -> Math.min(1, atLeast);
      case LESS -> Math.min(1, atMost);
    };
  }
}
