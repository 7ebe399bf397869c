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
   * Whether the judge passes the answer. The assertion may say otherwise: one of weight 0 never
   * fails an answer, and a negated one passes what its judge fails.
   */
  public boolean judgePassed() {
    return judged.flatMap(Judged::verdict).map(Verdict::passed).orElse(passed);
  }

  /** What the judge gave, 0 to 1, whichever way the assertion turns it. */
  public double judgeValue() {
    return judged.flatMap(Judged::verdict).map(Verdict::value).orElse(value);
  }

  /**
   * A judge's own verdict on an answer.
   *
   * @param passed by the assertion's threshold where the value decides, else the judge's word
   * @param value 0 to 1
   */
  public record Verdict(boolean passed, double value) {}

  /**
   * Where a judge's score comes from.
   *
   * @param judge the version
   * @param answer what was read from the reply: a word, a number, labels by number; at most 2,000
   *     characters
   * @param call the journal's key of the reply that was read; empty where no one call gave it
   * @param verdict what the judge said before the assertion weighed or turned it; empty for scores
   *     from before it was kept
   */
  public record Judged(
      JudgeId judge, String answer, Optional<CallKey> call, Optional<Verdict> verdict) {
    /** Room for fifty labels, or for the verdicts of a jury with their calls. */
    public static final int ANSWER_CHARS_MAX = 2_000;

    public Judged {
      Objects.requireNonNull(judge, "judge is null");
      if (answer.length() > ANSWER_CHARS_MAX) {
        throw new IllegalArgumentException("a judge's answer has at most 2,000 characters");
      }
      Objects.requireNonNull(call, "call is null");
      Objects.requireNonNull(verdict, "verdict is null");
    }

    /** By an assertion that neither weighs nor turns what the judge said. */
    public Judged(JudgeId judge, String answer, Optional<CallKey> call) {
      this(judge, answer, call, Optional.empty());
    }
  }
}
