package dev.hansei.workflows.gates;

import java.util.Objects;

/**
 * The candidate's mean of one metric over its scored answers. Where all of them passed or failed
 * the interval is Wilson's over as many answers as they are worth, as the safety of a run is told;
 * else the bootstrap's.
 *
 * @param answers how many
 * @param units how many independent ones that is: conversations, documents, cases
 * @param standardError 0 where every answer scored alike; for the number of cases still needed
 */
public record MeanEvidence(
    String metric,
    int answers,
    int units,
    double value,
    double lower,
    double upper,
    double standardError) {
  public MeanEvidence {
    Objects.requireNonNull(metric, "metric is null");
    if (units < 1 || answers < units) {
      throw new IllegalArgumentException("a mean is of answers, of at least as many as units");
    }
    if (!(lower >= 0 && lower <= upper && upper <= 1 && value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "a mean of scores is 0 to 1: %s [%s, %s]".formatted(value, lower, upper));
    }
    if (!(standardError >= 0)) {
      throw new IllegalArgumentException("a standard error is not negative: " + standardError);
    }
  }
}
