package dev.hansei.workflows.criteria;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing a suite, or a case, asks of an answer (promptfoo's grammar).
 *
 * @param metric the name its scores go by; defaults to the type's word. Assertions of one name give
 *     one score, their weighted mean
 * @param value what to compare with; absent, the case's reference answer is taken where the type
 *     does so. {@code {{name}}} stands for a field of the case ({@link ValueTemplate}). Lists and
 *     objects stand as JSON.
 * @param threshold the score from which it passes, 0 to 1; where the type measures an amount, what
 *     it may come to at most: milliseconds, US dollars, tokens, characters, perplexity
 * @param weight how much it counts in the case's own score; one of 0 informs and fails nothing, but
 *     for a set, which must pass whatever it weighs
 * @param judge the judge version; given exactly where the type needs one
 * @param negated {@code not-}: passes where it would fail, and scores 1 less its score; absent for
 *     false
 * @param transform what is done to the answer first ({@link Transform}); absent for nothing
 * @param set the members; given exactly with {@code assert-set}
 */
public record Assertion(
    MetricType type,
    String metric,
    @Nullable String value,
    double threshold,
    double weight,
    @Nullable JudgeId judge,
    @Nullable Boolean negated,
    @Nullable String transform,
    @Nullable AssertSet set) {
  /** Longer names do not fit into a table's head. */
  public static final int METRIC_CHARS_MAX = 60;

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
    checkThreshold(type, threshold);
    if (!(weight >= 0 && Double.isFinite(weight))) {
      throw new IllegalArgumentException("weight is not negative: " + weight);
    }
    if (type.needsJudge() != (judge != null)) {
      throw new IllegalArgumentException(
          type.needsJudge()
              ? "assertion '%s' needs a judge".formatted(metric)
              : "assertion '%s' takes no judge".formatted(metric));
    }
    negated = Boolean.TRUE.equals(negated) ? negated : null;
    if (transform != null) {
      Transform.parse(transform);
    }
    checkSet(type, set, negated != null || transform != null);
  }

  /** One that asks plainly. */
  public Assertion(
      MetricType type,
      String metric,
      @Nullable String value,
      double threshold,
      double weight,
      @Nullable JudgeId judge) {
    this(type, metric, value, threshold, weight, judge, null, null, null);
  }

  private static void checkThreshold(MetricType type, double threshold) {
    switch (type.passing()) {
      case YES_OR_NO, FROM -> {
        if (!(threshold >= 0 && threshold <= 1)) {
          throw new IllegalArgumentException("threshold is 0 to 1: " + threshold);
        }
      }
      case AT_MOST -> {
        if (!(threshold >= 0 && Double.isFinite(threshold))) {
          throw new IllegalArgumentException("threshold is not negative: " + threshold);
        }
      }
    }
  }

  private static void checkSet(MetricType type, @Nullable AssertSet set, boolean turned) {
    if ((type == MetricType.ASSERT_SET) != (set != null)) {
      throw new IllegalArgumentException("an assert-set, and nothing else, has members");
    }
    if (set != null && turned) {
      throw new IllegalArgumentException("an assert-set takes neither not- nor a transform");
    }
  }

  /** The value, where one is given. */
  public Optional<String> valueIfSet() {
    return Optional.ofNullable(value);
  }

  /** Whether it passes where it would fail. */
  public boolean negates() {
    return Boolean.TRUE.equals(negated);
  }

  /** The type's word, with {@code not-} before it where it is turned round. */
  public String word() {
    return negates() ? MetricType.NOT + type.word() : type.word();
  }

  /** Those that look at an answer: the members of a set, else itself. */
  public List<Assertion> leaves() {
    return set == null ? List.of(this) : set.assertions();
  }

  /** Whether it, or a member of it, reads the chances of the answer's tokens. */
  public boolean needsLogprobs() {
    return leaves().stream().anyMatch(leaf -> leaf.type().needsLogprobs());
  }

  /** The same by another metric name. */
  public Assertion named(String name) {
    return new Assertion(type, name, value, threshold, weight, judge, negated, transform, set);
  }

  /** The same, passing from another value. */
  public Assertion from(double value) {
    return new Assertion(type, metric, this.value, value, weight, judge, negated, transform, set);
  }

  /** The same set with other members. */
  public Assertion of(AssertSet members) {
    return new Assertion(
        type, metric, value, threshold, weight, judge, negated, transform, members);
  }
}
