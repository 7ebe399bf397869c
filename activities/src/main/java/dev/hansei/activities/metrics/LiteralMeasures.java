package dev.hansei.activities.metrics;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.re2j.Pattern;
import dev.hansei.activities.metrics.instructions.Instructions;
import dev.hansei.activities.metrics.words.Readability;
import dev.hansei.activities.metrics.words.Refusal;
import dev.hansei.activities.metrics.words.WordCount;
import dev.hansei.workflows.criteria.LowerCase;
import dev.hansei.workflows.criteria.MetricType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What looks at the letters and words of an answer, as promptfoo does where it has the kind. */
final class LiteralMeasures {
  private LiteralMeasures() {}

  static Map<MetricType, Measure> table() {
    Map<MetricType, Measure> table = new EnumMap<>(MetricType.class);
    table.put(MetricType.EQUALS, Measure.whether((answer, of) -> answer.equals(only(of))));
    table.put(MetricType.CONTAINS, Measure.whether((answer, of) -> answer.contains(only(of))));
    table.put(
        MetricType.ICONTAINS,
        Measure.whether((answer, of) -> lower(answer).contains(lower(only(of)))));
    table.put(
        MetricType.CONTAINS_ANY,
        Measure.whether((answer, of) -> of.stream().anyMatch(answer::contains)));
    table.put(
        MetricType.CONTAINS_ALL,
        Measure.whether((answer, of) -> of.stream().allMatch(answer::contains)));
    table.put(
        MetricType.ICONTAINS_ANY,
        Measure.whether(
            (answer, of) -> of.stream().anyMatch(one -> lower(answer).contains(lower(one)))));
    table.put(
        MetricType.ICONTAINS_ALL,
        Measure.whether(
            (answer, of) -> of.stream().allMatch(one -> lower(answer).contains(lower(one)))));
    table.put(MetricType.STARTS_WITH, Measure.whether((answer, of) -> answer.startsWith(only(of))));
    table.put(
        MetricType.REGEX,
        Measure.whether((answer, of) -> Pattern.compile(only(of)).matcher(answer).find()));
    table.put(
        MetricType.WORD_COUNT,
        Measure.whether((answer, of) -> WordCount.parse(only(of)).holds(answer)));
    table.put(MetricType.IS_REFUSAL, Measure.whether((answer, _) -> Refusal.is(answer)));
    table.put(MetricType.FORBIDS_WORDS, Measure.whether(LiteralMeasures::isWithout));
    table.put(MetricType.READABILITY, (answer, _) -> Readability.ease(answer) / 100);
    table.put(MetricType.LANGUAGE, Measure.whether((answer, of) -> isIn(answer, only(of))));
    return table;
  }

  private static boolean isWithout(String answer, List<String> words) {
    var arguments = JsonNodeFactory.instance.objectNode();
    words.forEach(arguments.putArray("forbidden_words")::add);
    return Instructions.of("keywords:forbidden_words", arguments).check(answer);
  }

  private static boolean isIn(String answer, String language) {
    var arguments = JsonNodeFactory.instance.objectNode().put("language", language.strip());
    return Instructions.of("language:response_language", arguments).isFollowed(answer);
  }

  /** The one text that a kind compares with. */
  static String only(List<String> expected) {
    if (expected.size() != 1) {
      throw new IllegalArgumentException("one text is compared, not " + expected.size());
    }
    return expected.getFirst();
  }

  private static String lower(String text) {
    return LowerCase.of(text);
  }
}
