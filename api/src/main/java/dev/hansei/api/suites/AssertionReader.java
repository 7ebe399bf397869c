package dev.hansei.api.suites;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.problems.JsonFaults;
import dev.hansei.workflows.criteria.AssertSet;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.criteria.Transform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes assertions of what people write, and says what is wrong where it cannot. */
final class AssertionReader {
  static final int MEMBERS_MAX = AssertSet.MEMBERS_MAX;

  private static final double WEIGHT_MAX = 1_000;

  private AssertionReader() {}

  /**
   * The assertion; its metric is the type's word where it has no name.
   *
   * @throws InvalidFieldException that names the field and says what is allowed
   */
  static Assertion read(NewAssertion given) {
    boolean negated = given.type().startsWith(MetricType.NOT);
    String word = negated ? given.type().substring(MetricType.NOT.length()) : given.type();
    MetricType known = typeOf(given.type(), word);
    String value = AssertionValues.read(known, given.given());
    MetricType type = AssertionValues.exactly(known, given.given());
    checkJudge(type, given.judge());
    checkTransform(given.transform());
    if (negated && type == MetricType.ASSERT_SET) {
      throw new InvalidFieldException("type", "A set is not turned round; turn its members round.");
    }
    return new Assertion(
        type,
        metric(given),
        value,
        threshold(type, given.threshold()),
        weight(given.weight()),
        given.judge() == null ? null : JudgeId.of(given.judge()),
        negated,
        given.transform(),
        set(type, given));
  }

  private static MetricType typeOf(String asWritten, String word) {
    return MetricType.named(word)
        .orElseThrow(() -> {
          List<String> words = Arrays.stream(MetricType.values()).map(MetricType::word).toList();
          return ForeignTypes.why(word)
              .map(why -> new InvalidFieldException("type", "'%s': %s".formatted(asWritten, why)))
              .orElseGet(() -> Rules.unknownWord("type", word, words));
        });
  }

  private static String metric(NewAssertion given) {
    return given.metric() == null
        ? given.type()
        : Rules.text("metric", given.metric(), Assertion.METRIC_CHARS_MAX);
  }

  private static double weight(@Nullable Double weight) {
    if (weight != null && !(weight >= 0 && weight <= WEIGHT_MAX)) {
      throw new InvalidFieldException("weight", "It is 0 to 1000; one of 0 informs only.");
    }
    return weight == null ? 1 : weight;
  }

  private static double threshold(MetricType type, @Nullable Double threshold) {
    if (threshold == null) {
      return type.usualThreshold()
          .orElseThrow(() ->
              new InvalidFieldException(
                  "threshold",
                  ("'%s' needs one: milliseconds of latency, US dollars of cost, tokens, or"
                          + " perplexity.")
                      .formatted(type.word())));
    }
    switch (type.passing()) {
      case YES_OR_NO, FROM -> {
        if (!(threshold >= 0 && threshold <= 1)) {
          throw new InvalidFieldException("threshold", "It is 0 to 1.");
        }
      }
      case AT_MOST -> {
        if (!(threshold >= 0 && Double.isFinite(threshold))) {
          throw new InvalidFieldException("threshold", "It is not negative.");
        }
      }
    }
    return threshold;
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

  private static void checkTransform(@Nullable String transform) {
    if (transform != null) {
      try {
        Transform.parse(transform);
      } catch (IllegalArgumentException e) {
        throw new InvalidFieldException(
            "transform", JsonFaults.sentence(String.valueOf(e.getMessage())));
      }
    }
  }

  private static @Nullable AssertSet set(MetricType type, NewAssertion given) {
    List<NewAssertion> members = Optional.ofNullable(given.members()).orElse(List.of());
    if (type != MetricType.ASSERT_SET) {
      if (!members.isEmpty()) {
        throw new InvalidFieldException("assert", "Only an assert-set has assertions in it.");
      }
      return null;
    }
    if (members.isEmpty()) {
      throw new InvalidFieldException("assert", "An assert-set has 1 to 50 assertions.");
    }
    if (given.transform() != null) {
      throw new InvalidFieldException("transform", "A set takes none; its members do.");
    }
    List<Assertion> read = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      String place = "assert[%d].".formatted(i);
      if (members.get(i).type().equals(MetricType.ASSERT_SET.word())) {
        throw new InvalidFieldException(place + "type", "A set holds no other set.");
      }
      read.add(at(place, members.get(i)));
    }
    return new AssertSet(read, given.threshold() == null);
  }

  /** Reads one that stands somewhere; the field that is wrong is named with its place. */
  static Assertion at(String place, NewAssertion given) {
    try {
      return given.assertion();
    } catch (InvalidFieldException e) {
      throw new InvalidFieldException(place + e.field(), e.rule());
    }
  }
}
