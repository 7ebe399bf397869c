package dev.hansei.api.suites;

import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.models.Usage;
import java.util.List;

/**
 * An outcome in a list.
 *
 * @param result scored, error, unscored, cancelled, or hidden from those who have yet to label it
 * @param reason why there is no score; empty for a scored one
 * @param passed whether it was scored, and as the case wants it
 */
public record OutcomeLine(
    int ordinal,
    int repetition,
    String question,
    boolean required,
    String result,
    String reason,
    List<Score> scores,
    boolean passed,
    long latencyMillis,
    Usage usage) {
  public OutcomeLine {
    scores = List.copyOf(scores);
  }

  /** The same without what was said of the answer, nor whether anything was. */
  OutcomeLine unjudged() {
    boolean isAnswered = result.equals("scored") || result.equals("unscored");
    return isAnswered
        ? new OutcomeLine(
            ordinal, repetition, question, required, "hidden", "", List.of(), false, 0, Usage.NONE)
        : this;
  }

  /** The shape beside the result's word. */
  public String shape() {
    return switch (result) {
      case "scored" -> passed ? "good" : "bad";
      case "error" -> "warn";
      case "unscored", "hidden" -> "wait";
      case "cancelled" -> "off";
      default -> throw new IllegalStateException("no such result: " + result);
    };
  }

  /** What the list says of it. */
  public String words() {
    if (result.equals("scored")) {
      return passed ? "passed" : "failed";
    }
    return reason.isEmpty() ? result : result + ": " + reason;
  }
}
