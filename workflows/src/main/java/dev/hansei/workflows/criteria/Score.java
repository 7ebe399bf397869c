package dev.hansei.workflows.criteria;

import dev.hansei.workflows.models.CallKey;
import java.util.Objects;
import java.util.Optional;

/**
 * What one assertion said of one answer.
 *
 * @param value 0 to 1
 * @param passed whether value reached the assertion's threshold; by categories and by juries that
 *     vote, what the judge says
 * @param explanation a judge's reason and findings, or empty; at most 2,000 characters
 * @param judged who judged and what was read from the reply; empty for a metric, and for scores
 *     from before it was kept
 */
public record Score(
    String metric, double value, boolean passed, String explanation, Optional<Judged> judged) {
  /** Enough for a judge's reason; the whole reply is in the journal. */
  public static final int EXPLANATION_CHARS_MAX = 2_000;

  public Score {
    Objects.requireNonNull(metric, "metric is null");
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("a score is 0 to 1: " + value);
    }
    if (explanation.length() > EXPLANATION_CHARS_MAX) {
      throw new IllegalArgumentException("an explanation has at most 2,000 characters");
    }
    Objects.requireNonNull(judged, "judged is null");
  }

  /** A score that no judge gave. */
  public Score(String metric, double value, boolean passed, String explanation) {
    this(metric, value, passed, explanation, Optional.empty());
  }

  /**
   * Where a judge's score comes from.
   *
   * @param judge the version
   * @param answer what was read from the reply: a word, a number, labels by number; at most 2,000
   *     characters
   * @param call the journal's key of the reply that was read; empty where no one call gave it
   */
  public record Judged(JudgeId judge, String answer, Optional<CallKey> call) {
    /** Room for fifty labels, or for the verdicts of a jury with their calls. */
    public static final int ANSWER_CHARS_MAX = 2_000;

    public Judged {
      Objects.requireNonNull(judge, "judge is null");
      if (answer.length() > ANSWER_CHARS_MAX) {
        throw new IllegalArgumentException("a judge's answer has at most 2,000 characters");
      }
      Objects.requireNonNull(call, "call is null");
    }
  }
}
