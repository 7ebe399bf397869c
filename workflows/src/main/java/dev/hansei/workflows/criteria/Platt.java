package dev.hansei.workflows.criteria;

/**
 * Turns a learned judge's odds into chances that mean what they say: of answers with a chance of
 * 0.8, people pass about 8 in 10. The order of answers stays as it was.
 *
 * <p>Source: Platt, "Probabilistic outputs for support vector machines" (1999); fitted on odds of
 * answers that the weights had not seen.
 *
 * @param slope above 0
 */
public record Platt(double slope, double intercept) {
  public Platt {
    if (!(slope > 0 && Double.isFinite(slope)) || !Double.isFinite(intercept)) {
      throw new IllegalArgumentException(
          "need a slope above 0, got %s and %s".formatted(slope, intercept));
    }
  }

  /** The log odds, as they should be. */
  public double of(double odds) {
    return slope * odds + intercept;
  }
}
