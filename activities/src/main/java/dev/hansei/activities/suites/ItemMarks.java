package dev.hansei.activities.suites;

import dev.hansei.activities.suites.AnswerScorer.Given;
import dev.hansei.workflows.criteria.AssertSet;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.suites.Result;
import dev.hansei.workflows.suites.UnscoredReason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the assertions of one item came to, as promptfoo adds it up: the item's score is the
 * weighted mean, a set counts as one, and assertions of one metric name give one score together.
 * What a set fails does not count a second time by its members. Not thread-safe.
 */
final class ItemMarks {
  private final Map<String, List<Mark>> byMetric = new LinkedHashMap<>();
  private final List<Mark> counted = new ArrayList<>();
  private Optional<UnscoredReason> trouble = Optional.empty();
  private Usage usage = Usage.NONE;

  private record Mark(Score score, double weight) {}

  /** Adds an assertion that stands alone. */
  void add(Assertion assertion, Given given) {
    taken(assertion, given)
        .ifPresent(mark -> {
          named(mark);
          counted.add(mark);
        });
  }

  /** Adds a set; its members in their order. */
  void addSet(Assertion set, List<Given> given) {
    AssertSet inside = Objects.requireNonNull(set.set(), "it is no set");
    List<Assertion> members = inside.assertions();
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      taken(members.get(i), given.get(i)).ifPresent(marks::add);
    }
    marks.forEach(this::named);
    if (marks.size() == members.size()) {
      Mark whole = new Mark(whole(set, inside, marks), set.weight());
      named(whole);
      counted.add(whole);
    }
  }

  private static Score whole(Assertion set, AssertSet members, List<Mark> marks) {
    double mean = mean(marks);
    boolean passed =
        members.every()
            ? marks.stream().allMatch(it -> it.score().passed())
            : mean >= set.threshold();
    return new Score(set.metric(), mean, passed, "");
  }

  private Optional<Mark> taken(Assertion assertion, Given given) {
    return switch (given) {
      case Given.Value(Score score, Usage taken) -> {
        usage = usage.plus(taken);
        yield Optional.of(new Mark(score, assertion.weight()));
      }
      case Given.Nothing(UnscoredReason reason, Usage taken) -> {
        usage = usage.plus(taken);
        trouble = trouble.or(() -> Optional.of(reason));
        yield Optional.empty();
      }
    };
  }

  private void named(Mark mark) {
    byMetric.computeIfAbsent(mark.score().metric(), _ -> new ArrayList<>()).add(mark);
  }

  /**
   * The item's result.
   *
   * @param threshold the case's own
   */
  AnswerScorer.Scoring ended(Optional<Double> threshold) {
    List<Score> scores = byMetric.values().stream().map(ItemMarks::together).toList();
    if (trouble.isEmpty() && scores.isEmpty()) {
      trouble = Optional.of(UnscoredReason.NOTHING_ASKED);
    }
    Result result =
        trouble
            .<Result>map(reason -> new Result.Unscored(reason, scores))
            .orElseGet(() -> scored(scores, threshold));
    return new AnswerScorer.Scoring(result, usage);
  }

  private Result scored(List<Score> scores, Optional<Double> threshold) {
    double mean = mean(counted);
    boolean passed =
        threshold
            .map(from -> mean >= from)
            .orElseGet(() -> counted.stream().allMatch(mark -> mark.score().passed()));
    return new Result.Scored(scores, mean, passed);
  }

  private static Score together(List<Mark> marks) {
    if (marks.size() == 1) {
      return marks.getFirst().score();
    }
    StringBuilder explanation = new StringBuilder();
    for (Mark mark : marks) {
      String said = mark.score().explanation();
      if (!said.isEmpty()) {
        explanation.append(explanation.isEmpty() ? "" : "; ").append(said);
      }
    }
    explanation.setLength(Math.min(explanation.length(), Score.EXPLANATION_CHARS_MAX));
    return new Score(
        marks.getFirst().score().metric(),
        mean(marks),
        marks.stream().allMatch(mark -> mark.score().passed()),
        explanation.toString());
  }

  /** The weighted mean; 0 where nothing weighs. */
  private static double mean(List<Mark> marks) {
    double sum = 0;
    double weights = 0;
    for (Mark mark : marks) {
      sum += mark.score().value() * mark.weight();
      weights += mark.weight();
    }
    // Rounding may pass the end by a last digit.
    return weights == 0 ? 0 : Math.clamp(sum / weights, 0.0, 1.0);
  }
}
