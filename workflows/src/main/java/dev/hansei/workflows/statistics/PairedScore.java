package dev.hansei.workflows.statistics;

/**
 * The scores of one case under both candidates of a comparison.
 *
 * @param unit what was sampled independently: the case's id, or a shared key (a source document, a
 *     repeated case, a conversation) when several cases rise and fall together; units are resampled
 *     whole
 * @param baseline score of the version in use
 * @param candidate score of the version that would replace it
 */
public record PairedScore(String unit, double baseline, double candidate) {
  public PairedScore {
    if (unit.isEmpty()) {
      throw new IllegalArgumentException("a paired score names its unit, got an empty text");
    }
    if (!Double.isFinite(baseline) || !Double.isFinite(candidate)) {
      throw new IllegalArgumentException(
          "scores are finite, got baseline %s and candidate %s in unit %s"
              .formatted(baseline, candidate, unit));
    }
  }

  /** How much better the candidate did: candidate less baseline. */
  public double difference() {
    return candidate - baseline;
  }
}
