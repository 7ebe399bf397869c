package dev.hansei.workflows.criteria;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing a suite asks of every answer (promptfoo's grammar).
 *
 * @param metric the name its scores go by; unique in a suite; defaults to the type's word
 * @param value what to compare with; absent, the case's reference answer is taken. {@code {{name}}}
 *     stands for a field of the case.
 * @param threshold the score from which it passes, 0 to 1
 * @param weight above 0; how much it counts in the case's own score
 * @param judge the judge version; given exactly where the type needs one
 */
public record Assertion(
    MetricType type,
    String metric,
    @Nullable String value,
    double threshold,
    double weight,
    @Nullable JudgeId judge) {
  private static final int METRIC_CHARS_MAX = 60;

  /** A value longer than this is a reference answer and belongs in the case. */
  public static final int VALUE_CHARS_MAX = 8_000;

  public Assertion {
    Objects.requireNonNull(type, "type is null");
    if (metric.isBlank() || metric.length() > METRIC_CHARS_MAX) {
      throw new IllegalArgumentException("a metric's name has 1 to 60 characters");
    }
    if (value != null && value.length() > VALUE_CHARS_MAX) {
      throw new IllegalArgumentException("an assertion's value has at most 8,000 characters");
    }
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException("threshold is 0 to 1: " + threshold);
    }
    if (!(weight > 0 && Double.isFinite(weight))) {
      throw new IllegalArgumentException("weight is above 0: " + weight);
    }
    if (type.needsJudge() != (judge != null)) {
      throw new IllegalArgumentException(
          type.needsJudge()
              ? "assertion '%s' needs a judge".formatted(metric)
              : "assertion '%s' takes no judge".formatted(metric));
    }
  }

  /** The value, where one is given. */
  public Optional<String> valueIfSet() {
    return Optional.ofNullable(value);
  }

  /** The same, passing from another value. */
  public Assertion from(double value) {
    return new Assertion(type, metric, this.value, value, weight, judge);
  }
}
