package dev.hansei.workflows.calibrations;

/**
 * What a judge may be used for, by the lower end of kappa's interval. The bands are those that
 * Braintrust's validation recipe advises; here they bind.
 */
public enum Band {
  /** To look around: nothing is decided on it. */
  EXPLORE(-1),
  /** To watch a trend; it informs and does not gate. */
  TREND(0.4),
  /** To gate. */
  GATE(0.7);

  private final double lowerMin;

  Band(double lowerMin) {
    this.lowerMin = lowerMin;
  }

  /** The least that the lower end of kappa's interval must be. */
  public double lowerMin() {
    return lowerMin;
  }

  /** The band of a lower end. */
  public static Band of(double lower) {
    return lower >= GATE.lowerMin ? GATE : lower >= TREND.lowerMin ? TREND : EXPLORE;
  }

  /** The lower of the two. */
  public Band atMost(Band other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
