package dev.hansei.api.suites;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.MetricType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a suite asks of every answer, in promptfoo's grammar.
 *
 * @param type equals, contains, icontains, starts-with, regex, exact, f1, bleu, chrf, gleu, meteor,
 *     rouge-1, rouge-2, rouge-l, rouge-lsum, similar, llm-rubric or judge
 * @param value what to compare with; absent, the case's reference answer
 * @param threshold the score from which it passes; absent, {@link #usualThreshold}
 * @param weight how much it counts; 1 when absent
 * @param metric the name its scores go by; the type when absent
 * @param judge a judge version's id, exactly with llm-rubric
 */
public record NewAssertion(
    String type,
    @Nullable String value,
    @Nullable Double threshold,
    @Nullable Double weight,
    @Nullable String metric,
    @Nullable String judge) {
  private static final int METRIC_CHARS_MAX = 60;
  private static final double WEIGHT_MAX = 1_000;

  public NewAssertion {
    MetricType known = typeOf(Rules.needed("type", type));
    if (value != null) {
      Rules.text("value", value, Assertion.VALUE_CHARS_MAX);
    }
    if (known == MetricType.REGEX) {
      checkPattern(value);
    }
    if (threshold != null && !(threshold >= 0 && threshold <= 1)) {
      throw new InvalidFieldException("threshold", "It is 0 to 1.");
    }
    if (weight != null && !(weight > 0 && weight <= WEIGHT_MAX)) {
      throw new InvalidFieldException("weight", "It is above 0 and at most 1000.");
    }
    if (metric != null) {
      Rules.text("metric", metric, METRIC_CHARS_MAX);
    }
    checkJudge(known, judge);
  }

  private static void checkJudge(MetricType type, @Nullable String judge) {
    if (!type.needsJudge() && judge != null) {
      throw new InvalidFieldException(
          "judge", "'%s' takes no judge; leave it out.".formatted(type.word()));
    }
    if (type.needsJudge() && judge == null) {
      throw new InvalidFieldException(
          "judge", "'%s' needs the id of a judge version.".formatted(type.word()));
    }
    if (judge != null) {
      Rules.id("judge", judge);
    }
  }

  /** A pattern with tags is whole only in the case. */
  private static void checkPattern(@Nullable String value) {
    String pattern = Rules.needed("value", value);
    if (pattern.contains("{{")) {
      return;
    }
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw new InvalidFieldException(
          "value",
          "It is no RE2 pattern: %s. RE2 has no look-around and no back-references."
              .formatted(e.getDescription()));
    }
  }

  private static MetricType typeOf(String word) {
    List<String> words = Arrays.stream(MetricType.values()).map(MetricType::word).toList();
    if (!words.contains(word)) {
      throw Rules.unknownWord("type", word, words);
    }
    return MetricType.ofWord(word);
  }

  Assertion assertion() {
    MetricType known = typeOf(type);
    return new Assertion(
        known,
        metric == null ? known.word() : metric,
        value,
        threshold == null ? usualThreshold(known) : threshold,
        weight == null ? 1 : weight,
        judge == null ? null : JudgeId.of(judge));
  }

  /** promptfoo's where it has one; a metric that is 0 or 1 passes at 1. */
  private static double usualThreshold(MetricType type) {
    return switch (type) {
      case EQUALS, CONTAINS, ICONTAINS, STARTS_WITH, REGEX, EXACT, LLM_RUBRIC, JUDGE -> 1;
      case SIMILAR, ROUGE_1, ROUGE_2, ROUGE_L, ROUGE_LSUM -> 0.75;
      case F1, BLEU, CHRF, GLEU, METEOR -> 0.5;
    };
  }
}
