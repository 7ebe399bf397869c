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
      case Feedback.Label(String name, String label, _) -> "%s: %s".formatted(name, label);
      case Feedback.Survey(String question, int value, int least, int most) ->
          "%s: %d on a scale of %d to %d".formatted(question, value, least, most);
      case Feedback.Resolved(boolean resolved) -> resolved ? "resolved" : "not resolved";
      case Feedback.Preference(boolean preferred, String other) ->
          (preferred ? "better than " : "worse than ") + other;
      case Feedback.Edit(_, int distance) -> "used after %d edits".formatted(distance);
    };
  }

  static String textOf(Feedback.Opinion opinion) {
    return switch (opinion) {
      case Feedback.Thumbs _,
          Feedback.Stars _,
          Feedback.Survey _,
          Feedback.Resolved _,
          Feedback.Preference _ ->
          "";
      case Feedback.Label(_, _, String explanation) -> explanation;
      case Feedback.Edit(String text, _) -> text;
      case Feedback.Comment(String text) -> text;
      case Feedback.Correction(String text) -> text;
      case Feedback.Evaluation(_, _, String explanation) -> explanation;
    };
  }
}
