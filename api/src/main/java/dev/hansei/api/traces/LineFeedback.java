package dev.hansei.api.traces;

import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.MonitorNames;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What somebody said of an answer; at least one of these.
 *
 * @param thumbs {@code up} or {@code down}
 * @param stars 1 to 5
 * @param comment free words
 * @param correction what the answer should have been
 * @param evaluation what an evaluator outside measured
 * @param survey an answer to a question that was put to the user
 * @param resolved whether the user's matter is settled
 * @param preference this answer beside that of another trace
 * @param edit what the user made of the answer before using it
 */
@Schema(name = "LineFeedback")
record LineFeedback(
    Optional<Thumb> thumbs,
    Optional<Integer> stars,
    Optional<String> comment,
    Optional<String> correction,
    Optional<Measured> evaluation,
    Optional<Answered> survey,
    Optional<Boolean> resolved,
    Optional<Compared> preference,
    Optional<Edited> edit) {
  LineFeedback {
    if (Stream.of(
            thumbs, stars, comment, correction, evaluation, survey, resolved, preference, edit)
        .allMatch(Optional::isEmpty)) {
      throw new IllegalArgumentException(
          "feedback has at least one of thumbs, stars, comment, correction, evaluation, survey,"
              + " resolved, preference, edit");
    }
  }

  /** A thumb. */
  enum Thumb {
    UP,
    DOWN
  }

  /**
   * A score of an evaluator outside.
   *
   * @param value on its own scale, 0 to 1 by convention
   */
  @Schema(name = "LineEvaluation")
  record Measured(String name, double value, Optional<String> explanation) {
    Feedback.Evaluation opinion() {
      return new Feedback.Evaluation(MonitorNames.requireFree(name), value, explanation.orElse(""));
    }
  }

  /**
   * An answer to a question of a survey.
   *
   * @param question in words, or its name such as csat
   * @param least the worst answer that could be given; 1 when absent
   * @param most the best one; 5 when absent
   */
  @Schema(name = "LineSurvey")
  record Answered(String question, int value, Optional<Integer> least, Optional<Integer> most) {
    private static final int MOST = 5;

    Feedback.Survey opinion() {
      return new Feedback.Survey(
          MonitorNames.requireFree(question), value, least.orElse(1), most.orElse(MOST));
    }
  }

  /**
   * One of two answers.
   *
   * @param preferred whether this trace's was liked better
   * @param other the other trace, as its sender names it
   */
  @Schema(name = "LinePreference")
  record Compared(boolean preferred, String other) {}

  /**
   * An answer that was used after a change.
   *
   * @param original as it was shown
   * @param text as it was used
   */
  @Schema(name = "LineEdit")
  record Edited(String original, String text) {
    Feedback.Edit opinion() {
      return new Feedback.Edit(text, EditDistance.between(original, text));
    }
  }

  /**
   * Each of them as the core has it.
   *
   * @throws IllegalArgumentException when one breaks a rule
   */
  List<Feedback.Opinion> opinions() {
    var opinions = new ArrayList<Feedback.Opinion>();
    thumbs.ifPresent(it -> opinions.add(new Feedback.Thumbs(it == Thumb.UP)));
    stars.ifPresent(it -> opinions.add(new Feedback.Stars(it)));
    comment.ifPresent(it -> opinions.add(new Feedback.Comment(it)));
    correction.ifPresent(it -> opinions.add(new Feedback.Correction(it)));
    evaluation.ifPresent(it -> opinions.add(it.opinion()));
    survey.ifPresent(it -> opinions.add(it.opinion()));
    resolved.ifPresent(it -> opinions.add(new Feedback.Resolved(it)));
    preference.ifPresent(it -> opinions.add(new Feedback.Preference(it.preferred(), it.other())));
    edit.ifPresent(it -> opinions.add(it.opinion()));
    return opinions;
  }
}
