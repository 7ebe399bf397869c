package dev.hansei.workflows.tunings;

import dev.hansei.workflows.statistics.Estimate;
import java.util.Objects;

/**
 * How retrieval did on questions that the map had not seen, without and with it.
 *
 * @param questions how many questions, each held out once
 * @param passages how many passages were ranked for each
 * @param mrr reciprocal rank of the first right passage, 1 where it is first
 * @param recall share of the right passages among the first {@value #DEPTH}
 */
public record HeldOut(int questions, int passages, Change mrr, Change recall) {
  /** How deep recall looks: what an application usually puts before its model. */
  public static final int DEPTH = 5;

  public HeldOut {
    if (questions < 1 || passages < 1) {
      throw new IllegalArgumentException("figures need questions and passages");
    }
    Objects.requireNonNull(mrr, "mrr is null");
    Objects.requireNonNull(recall, "recall is null");
  }

  /**
   * One figure, both ways, in [0, 1].
   *
   * @param difference after less before, paired by question
   */
  public record Change(Estimate before, Estimate after, Estimate difference) {
    public Change {
      Objects.requireNonNull(before, "before is null");
      Objects.requireNonNull(after, "after is null");
      Objects.requireNonNull(difference, "difference is null");
    }
  }
}
