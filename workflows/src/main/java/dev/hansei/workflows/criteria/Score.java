package dev.hansei.workflows.criteria;

import java.util.Objects;

/**
 * What one assertion said of one answer.
 *
 * @param value 0 to 1
 * @param passed whether value reached the assertion's threshold
 * @param explanation a judge's reason, or empty; at most 2,000 characters
 */
public record Score(String metric, double value, boolean passed, String explanation) {
  /** Enough for a judge's reason; the whole reply is in the journal. */
  public static final int EXPLANATION_CHARS_MAX = 2_000;

  public Score {
    Objects.requireNonNull(metric, "metric is null");
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("a score is 0 to 1: " + value);
    }
    if (explanation.length() > EXPLANATION_CHARS_MAX) {
      throw new IllegalArgumentException("an explanation has at most 2,000 characters");
    }
  }
}
