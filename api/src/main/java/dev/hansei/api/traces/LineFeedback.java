package dev.hansei.api.traces;

import dev.hansei.workflows.traces.Feedback;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What somebody said of an answer; at least one of these.
 *
 * @param thumbs {@code up} or {@code down}
 * @param stars 1 to 5
 * @param comment free words
 * @param correction what the answer should have been
 * @param evaluation what an evaluator outside measured
 */
@Schema(name = "LineFeedback")
record LineFeedback(
    Optional<Thumb> thumbs,
    Optional<Integer> stars,
    Optional<String> comment,
    Optional<String> correction,
    Optional<Measured> evaluation) {
  LineFeedback {
    if (thumbs.isEmpty()
        && stars.isEmpty()
        && comment.isEmpty()
        && correction.isEmpty()
        && evaluation.isEmpty()) {
      throw new IllegalArgumentException(
          "feedback has at least one of thumbs, stars, comment, correction, evaluation");
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
      return new Feedback.Evaluation(name, value, explanation.orElse(""));
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
    return opinions;
  }
}
