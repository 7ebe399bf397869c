package dev.hansei.workflows.promotions;

import dev.hansei.workflows.promotions.LiveOutcome.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Outcomes of the candidate, each set beside some of what is live: a block is one of the former and
 * k of the latter that came at the same time, and gives one difference. So a rate that drifts for
 * both drifts out of it. Pure and small enough to store; which outcomes wait, and which are let go
 * because too many wait, does not depend on their values.
 *
 * @param candidates outcomes of the candidate that wait for company, oldest first
 * @param baselines outcomes of what is live that wait, oldest first
 * @param blocks how many are complete
 * @param candidateSum of the candidate's outcomes in them
 * @param baselineSum of the baseline's means in them
 * @param surplus outcomes that were let go
 */
public record OutcomeBlocks(
    List<Double> candidates,
    List<Double> baselines,
    int blocks,
    double candidateSum,
    double baselineSum,
    long surplus) {
  /** What waits longer than that many others is of another time. */
  public static final int WAITING_MAX = 64;

  public OutcomeBlocks {
    candidates = List.copyOf(candidates);
    baselines = List.copyOf(baselines);
    if (candidates.size() > WAITING_MAX || baselines.size() > WAITING_MAX) {
      throw new IllegalArgumentException("at most 64 outcomes of a side wait");
    }
    if (blocks < 0 || surplus < 0) {
      throw new IllegalArgumentException("counts are not negative");
    }
  }

  /**
   * The blocks after one more outcome.
   *
   * @param difference of the block that it completed, in [-1, 1]: the candidate's outcome minus the
   *     mean of the baseline's; empty where it completed none
   */
  public record Taken(OutcomeBlocks blocks, OptionalDouble difference) {}

  /** None yet. */
  public static OutcomeBlocks start() {
    return new OutcomeBlocks(List.of(), List.of(), 0, 0, 0, 0);
  }

  /** Takes one outcome that counts. */
  public Taken after(Side side, double value, int baselinePer) {
    List<Double> waiting = new ArrayList<>(side == Side.CANDIDATE ? candidates : baselines);
    waiting.add(value);
    long letGo = 0;
    if (waiting.size() > WAITING_MAX) {
      waiting.removeFirst();
      letGo = 1;
    }
    OutcomeBlocks grown =
        new OutcomeBlocks(
            side == Side.CANDIDATE ? waiting : candidates,
            side == Side.BASELINE ? waiting : baselines,
            blocks,
            candidateSum,
            baselineSum,
            surplus + letGo);
    return grown.completed(baselinePer);
  }

  private Taken completed(int baselinePer) {
    if (candidates.isEmpty() || baselines.size() < baselinePer) {
      return new Taken(this, OptionalDouble.empty());
    }
    double candidate = candidates.getFirst();
    double sum = 0;
    for (double one : baselines.subList(0, baselinePer)) {
      sum += one;
    }
    double baseline = sum / baselinePer;
    OutcomeBlocks rest =
        new OutcomeBlocks(
            candidates.subList(1, candidates.size()),
            baselines.subList(baselinePer, baselines.size()),
            blocks + 1,
            candidateSum + candidate,
            baselineSum + baseline,
            surplus);
    return new Taken(rest, OptionalDouble.of(candidate - baseline));
  }

  /** At another share nothing that waits is parallel any more. */
  public OutcomeBlocks atNextStep() {
    return new OutcomeBlocks(
        List.of(),
        List.of(),
        blocks,
        candidateSum,
        baselineSum,
        surplus + candidates.size() + baselines.size());
  }

  /** The candidate's mean outcome; NaN without a block. */
  public double candidateMean() {
    return candidateSum / blocks;
  }

  /** The baseline's; NaN without a block. */
  public double baselineMean() {
    return baselineSum / blocks;
  }
}
