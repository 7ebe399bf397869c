package dev.hansei.workflows.promotions;

import dev.hansei.workflows.promotions.LiveOutcome.Side;
import dev.hansei.workflows.statistics.BettingTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What a rollout has seen of one metric. The tests run through the whole of it, over steps and
 * pauses: to begin anew at each step would spend the chance of a false alarm once a step.
 *
 * @param name of the metric
 * @param harm bets that the candidate is worse than the margin allows
 * @param benefit bets that it is better than the margin; told, and shortens nothing
 * @param inStep blocks of the present step
 */
public record MetricSeen(
    String name, OutcomeBlocks blocks, BettingTest harm, BettingTest benefit, int inStep) {
  public MetricSeen {
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(blocks, "blocks is null");
    Objects.requireNonNull(harm, "harm is null");
    Objects.requireNonNull(benefit, "benefit is null");
    if (inStep < 0) {
      throw new IllegalArgumentException("inStep is negative: " + inStep);
    }
  }

  static MetricSeen start(String name, double margin) {
    return new MetricSeen(
        name, OutcomeBlocks.start(), BettingTest.start(margin), BettingTest.start(margin), 0);
  }

  /**
   * After some outcomes.
   *
   * @param differences of the blocks that they completed, in order
   */
  public record After(MetricSeen seen, List<Double> differences) {
    public After {
      differences = List.copyOf(differences);
    }
  }

  /** Takes outcomes that count, in their order. */
  public After after(List<LiveOutcome> counted, int baselinePer) {
    MetricSeen seen = this;
    List<Double> differences = new ArrayList<>();
    for (LiveOutcome one : counted) {
      OutcomeBlocks.Taken taken = seen.blocks.after(one.side(), one.value(), baselinePer);
      seen = seen.with(taken);
      taken.difference().ifPresent(differences::add);
    }
    return new After(seen, differences);
  }

  /** As {@link #after} for one outcome that counts, without a list of differences. */
  public MetricSeen afterOne(Side side, double value, int baselinePer) {
    return with(blocks.after(side, value, baselinePer));
  }

  private MetricSeen with(OutcomeBlocks.Taken taken) {
    OptionalDouble difference = taken.difference();
    if (difference.isEmpty()) {
      return new MetricSeen(name, taken.blocks(), harm, benefit, inStep);
    }
    double value = difference.getAsDouble();
    return new MetricSeen(
        name, taken.blocks(), harm.after(value), benefit.after(-value), inStep + 1);
  }

  MetricSeen atNextStep() {
    return new MetricSeen(name, blocks.atNextStep(), harm, benefit, 0);
  }
}
