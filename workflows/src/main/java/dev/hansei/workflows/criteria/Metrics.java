package dev.hansei.workflows.criteria;

/** The metrics that need no judge, on one answer. Implemented in {@code activities.metrics}. */
public interface Metrics {
  /**
   * Scores one answer.
   *
   * @param expected the assertion's value, or the case's reference answer
   * @return 0 to 1, never NaN
   * @throws IllegalArgumentException when the type needs a judge
   */
  double score(MetricType type, String answer, String expected);
}
