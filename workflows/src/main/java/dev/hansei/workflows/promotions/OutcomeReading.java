package dev.hansei.workflows.promotions;

import dev.hansei.workflows.traces.Feedback;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a piece of feedback says by a metric, as an outcome in [0, 1] of which more is better. Pure.
 *
 * <p>{@code thumbs}, {@code stars} and {@code resolved} are what people say, and nothing else that
 * goes by such a name; any other name is that of an evaluation, of a label ({@code pass} or {@code
 * fail}) or of a survey's question.
 */
public final class OutcomeReading {
  /** Whether a user liked the answer: 1 or 0. */
  public static final String THUMBS = "thumbs";

  /** 1 to 5. */
  public static final String STARS = "stars";

  /** Whether a user's matter was settled: 1 or 0. */
  public static final String RESOLVED = "resolved";

  private static final int STARS_MAX = 5;
  private static final List<String> OF_PEOPLE = List.of(THUMBS, STARS, RESOLVED);

  private OutcomeReading() {}

  /** Empty where the feedback says nothing by that metric, or no value that can be an outcome. */
  public static OptionalDouble of(LiveMetric metric, Feedback.Opinion opinion) {
    OptionalDouble said = said(metric, opinion);
    if (said.isEmpty()) {
      return said;
    }
    double value = said.getAsDouble();
    if (!isOutcome(value)) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        switch (metric.direction()) {
          case HIGHER_IS_BETTER -> value;
          case LOWER_IS_BETTER -> 1 - value;
        });
  }

  /** Whether the feedback says something by that metric that cannot be an outcome, such as -1. */
  public static boolean isUnreadable(LiveMetric metric, Feedback.Opinion opinion) {
    OptionalDouble said = said(metric, opinion);
    return said.isPresent() && !isOutcome(said.getAsDouble());
  }

  private static boolean isOutcome(double value) {
    return value >= 0 && value <= 1;
  }

  private static OptionalDouble said(LiveMetric metric, Feedback.Opinion opinion) {
    return OF_PEOPLE.contains(metric.name()) ? ofPeople(metric, opinion) : named(metric, opinion);
  }

  private static OptionalDouble ofPeople(LiveMetric metric, Feedback.Opinion opinion) {
    String name = metric.name();
    return switch (opinion) {
      case Feedback.Thumbs(boolean up) when name.equals(THUMBS) -> OptionalDouble.of(up ? 1 : 0);
      case Feedback.Resolved(boolean resolved) when name.equals(RESOLVED) ->
          OptionalDouble.of(resolved ? 1 : 0);
      case Feedback.Stars(int stars) when name.equals(STARS) -> scaled(metric, stars, 1, STARS_MAX);
      case Feedback.Thumbs _,
          Feedback.Resolved _,
          Feedback.Stars _,
          Feedback.Evaluation _,
          Feedback.Label _,
          Feedback.Survey _,
          Feedback.Comment _,
          Feedback.Correction _,
          Feedback.Preference _,
          Feedback.Edit _ ->
          OptionalDouble.empty();
    };
  }

  private static OptionalDouble named(LiveMetric metric, Feedback.Opinion opinion) {
    String name = metric.name();
    return switch (opinion) {
      case Feedback.Survey(String question, int value, int least, int most)
          when name.equals(question) ->
          scaled(metric, value, least, most);
      case Feedback.Evaluation(String evaluated, double value, _) when name.equals(evaluated) ->
          OptionalDouble.of(passed(metric, value, value));
      case Feedback.Label(String labelled, String label, _) when name.equals(labelled) ->
          labelled(label);
      case Feedback.Thumbs _,
          Feedback.Resolved _,
          Feedback.Stars _,
          Feedback.Survey _,
          Feedback.Evaluation _,
          Feedback.Label _,
          Feedback.Comment _,
          Feedback.Correction _,
          Feedback.Preference _,
          Feedback.Edit _ ->
          OptionalDouble.empty();
    };
  }

  private static OptionalDouble scaled(LiveMetric metric, int value, int least, int most) {
    return OptionalDouble.of(passed(metric, value, (double) (value - least) / (most - least)));
  }

  private static double passed(LiveMetric metric, double value, double otherwise) {
    if (metric.passesFrom().isEmpty()) {
      return otherwise;
    }
    return value >= metric.passesFrom().getAsDouble() ? 1 : 0;
  }

  private static OptionalDouble labelled(String label) {
    return switch (label) {
      case "pass" -> OptionalDouble.of(1);
      case "fail" -> OptionalDouble.of(0);
      // Neither: it says something, and nobody knows which way.
      default -> OptionalDouble.of(Double.NaN);
    };
  }
}
