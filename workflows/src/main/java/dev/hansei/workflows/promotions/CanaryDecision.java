package dev.hansei.workflows.promotions;

import java.util.Locale;
import java.util.Objects;

/** What {@link CanaryPolicy} says of the step that runs. */
public sealed interface CanaryDecision {
  /**
   * Wait for more.
   *
   * @param missing comparisons until the step has its planned number; 0 while it may not go on
   *     though it has them: late ones may come, or another metric has said too little
   */
  record Continue(int missing) implements CanaryDecision {}

  /** The step has seen what it planned to, without harm. */
  record Advance() implements CanaryDecision {}

  /** The candidate does harm; take it away now. */
  record RollBack(String metric, Figures figures) implements CanaryDecision {
    public RollBack {
      Objects.requireNonNull(metric, "metric is null");
      Objects.requireNonNull(figures, "figures is null");
    }

    /** In words for people and for the log. */
    public String reason() {
      return "%s: %s".formatted(metric, figures.words());
    }
  }

  /** A person has to look. */
  record Pause(PauseKind kind, String reason) implements CanaryDecision {
    public Pause {
      Objects.requireNonNull(kind, "kind is null");
      Objects.requireNonNull(reason, "reason is null");
    }
  }

  /**
   * What harm was seen.
   *
   * @param comparisons blocks of one candidate's outcome and some of the baseline's
   * @param evidence the largest wealth of the bet on harm; as often as once in that many harmless
   *     rollouts it would be so large by chance
   * @param limit the evidence that is enough
   */
  record Figures(
      int comparisons, double candidateMean, double baselineMean, double evidence, double limit) {
    /** One sentence with all of it. */
    public String words() {
      return String.format(
          Locale.ROOT,
          "mean outcome %.3f with the candidate, %.3f with what is live, after %,d comparisons;"
              + " evidence of harm %.1f, limit %.1f",
          candidateMean,
          baselineMean,
          comparisons,
          evidence,
          limit);
    }
  }
}
