package dev.hansei.api.traces;

import dev.hansei.api.pages.Figures;
import dev.hansei.workflows.traces.Feedback;

/** What people and evaluators outside said, in words. */
final class FeedbackWords {
  private FeedbackWords() {}

  static String wordsOf(Feedback.Opinion opinion) {
    return switch (opinion) {
      case Feedback.Thumbs(boolean up) -> up ? "thumb up" : "thumb down";
      case Feedback.Stars(int stars) -> stars + " of 5 stars";
      case Feedback.Comment _ -> "comment";
      case Feedback.Correction _ -> "it should have said";
      case Feedback.Evaluation(String name, double value, _) ->
          "%s scored %s".formatted(name, Figures.score(value));
    };
  }

  static String textOf(Feedback.Opinion opinion) {
    return switch (opinion) {
      case Feedback.Thumbs _, Feedback.Stars _ -> "";
      case Feedback.Comment(String text) -> text;
      case Feedback.Correction(String text) -> text;
      case Feedback.Evaluation(_, _, String explanation) -> explanation;
    };
  }
}
