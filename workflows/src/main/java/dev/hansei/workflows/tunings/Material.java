package dev.hansei.workflows.tunings;

import java.util.List;
import java.util.Objects;

/**
 * What a tuning learns from, as texts; its canonical JSON is kept as an artifact, so that the
 * training can be done again.
 *
 * @param passages all that are ranked, each text once
 * @param leftOut cases without a passage
 */
public record Material(List<Asked> questions, List<String> passages, int leftOut) {
  public Material {
    questions = List.copyOf(questions);
    passages = List.copyOf(passages);
    if (leftOut < 0) {
      throw new IllegalArgumentException("leftOut is negative: " + leftOut);
    }
  }

  /**
   * One question.
   *
   * @param right places of its passages
   */
  public record Asked(String question, List<Integer> right) {
    public Asked {
      Objects.requireNonNull(question, "question is null");
      right = List.copyOf(right);
    }
  }
}
