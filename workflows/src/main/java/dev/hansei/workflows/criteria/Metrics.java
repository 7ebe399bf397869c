package dev.hansei.workflows.criteria;

import java.util.List;

/** The metrics that need no judge, on one answer. Implemented in {@code activities.metrics}. */
public interface Metrics {
  /**
   * Scores one answer.
   *
   * @param expected what the type reads: the assertion's value, the case's reference answer, the
   *     texts of a list, or a JSON text; may be empty where the type reads nothing
   * @return 0 to 1, never NaN
   * @throws IllegalArgumentException when the type needs a judge or measures an amount, or where
   *     what is expected cannot be read
   */
  double score(MetricType type, String answer, List<String> expected);

  /** As {@link #score(MetricType, String, List)}, with one text. */
  default double score(MetricType type, String answer, String expected) {
    return score(type, answer, List.of(expected));
  }

  /**
   * How many characters to insert, delete or replace turn one text into the other: what {@link
   * MetricType#LEVENSHTEIN} measures.
   */
  int changes(String answer, String expected);
}
