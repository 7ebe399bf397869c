package dev.hansei.workflows.promotions;

import dev.hansei.workflows.promotions.LiveOutcome.Side;
import dev.hansei.workflows.statistics.BettingTest;
import java.util.Objects;

/**
 * What a rollout has seen of one metric. The tests run through the whole of it, over steps and
 * pauses: to begin anew at each step would spend the chance of a false alarm once a step.
 *
 * @param name of the metric
 * @param harm bets that the candidate is worse than the margin allows
 * @param benefit bets that it is better than the margin; told, and shortens nothing
 * @param step the present one, from 1
 * @param inStep blocks of answers of the present step
 */
public record MetricSeen(
    String name,
    OutcomeBlocks blocks,
    BettingTest harm,
    BettingTest benefit,
    int step,
    int inStep) {
  public MetricSeen {
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(blocks, "blocks is null");
    Objects.requireNonNull(harm, "harm is null");
    Objects.requireNonNull(benefit, "benefit is null");
    if (step < 1 || inStep < 0) {
      throw new IllegalArgumentException("step %d, %d blocks of it".formatted(step, inStep));
    }
  }

  static MetricSeen start(String name, double margin) {
    return new MetricSeen(
        name, OutcomeBlocks.start(), BettingTest.start(margin), BettingTest.start(margin), 1, 0);
  }

  /** What is seen after one outcome, and what became of it. */
  public record After(MetricSeen seen, OutcomeBlocks.Taken taken) {}

  /**
   * Takes an outcome.
   *
   * @param cohort the step in which its answer was given
   */
  public After after(int cohort, Side side, double value, int baselinePer) {
    OutcomeBlocks.Taken taken = blocks.after(cohort, side, value, baselinePer);
    return new After(with(cohort, taken), taken);
  }

  /** As {@link #after} for an outcome of the present step, whatever becomes of it. */
  public MetricSeen afterOne(Side side, double value, int baselinePer) {
    return after(step, side, value, baselinePer).seen();
  }

  private MetricSeen with(int cohort, OutcomeBlocks.Taken taken) {
    if (taken.difference().isEmpty()) {
      return new MetricSeen(name, taken.blocks(), harm, benefit, step, inStep);
    }
    double value = taken.difference().getAsDouble();
    return new MetricSeen(
        name,
        taken.blocks(),
        harm.after(value),
        benefit.after(-value),
        step,
        inStep + (cohort == step ? 1 : 0));
  }

  MetricSeen atNextStep() {
    return new MetricSeen(name, blocks, harm, benefit, step + 1, 0);
  }
}
