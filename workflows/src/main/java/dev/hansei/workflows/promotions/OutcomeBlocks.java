package dev.hansei.workflows.promotions;

import dev.hansei.workflows.promotions.LiveOutcome.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Outcomes of the candidate, each set beside some of what is live: a block is one of the former and
 * k of the latter that came at the same time, and gives one difference. So a rate that drifts for
 * both drifts out of it. Answers of one step are never set beside those of another, however late
 * somebody speaks of them. Pure and small enough to store; which outcomes wait, and which are not
 * taken because enough wait, does not depend on their values.
 *
 * @param cohorts what waits for company, by step; those of earlier steps wait on for what is late
 * @param blocks how many are complete
 * @param candidateSum of the candidate's outcomes in them
 * @param baselineSum of the baseline's means in them
 * @param surplus outcomes that were not taken
 */
public record OutcomeBlocks(
    List<Cohort> cohorts, int blocks, double candidateSum, double baselineSum, long surplus) {
  /** Of the candidate's outcomes; what comes behind so many finds no company of its time. */
  public static final int WAITING_MAX = 64;

  /** Of what is live fewer wait, or they would be of another time: two blocks' worth, and these. */
  private static final int BASELINES_WAITING = 16;

  /**
   * Answers of one step.
   *
   * @param candidates outcomes of the candidate, oldest first
   * @param baselines outcomes of what is live
   */
  public record Cohort(int step, List<Double> candidates, List<Double> baselines) {
    public Cohort {
      if (step < 1) {
        throw new IllegalArgumentException("steps count from 1: " + step);
      }
      candidates = List.copyOf(candidates);
      baselines = List.copyOf(baselines);
      if (candidates.size() > WAITING_MAX || baselines.size() > WAITING_MAX) {
        throw new IllegalArgumentException("at most 64 outcomes of a side wait");
      }
    }

    private boolean isFull(Side side, int baselinePer) {
      return side == Side.CANDIDATE
          ? candidates.size() >= WAITING_MAX
          : baselines.size() >= Math.max(BASELINES_WAITING, 2 * baselinePer);
    }

    private Cohort with(Side side, double value) {
      List<Double> waiting = new ArrayList<>(side == Side.CANDIDATE ? candidates : baselines);
      waiting.add(value);
      return side == Side.CANDIDATE
          ? new Cohort(step, waiting, baselines)
          : new Cohort(step, candidates, waiting);
    }
  }

  public OutcomeBlocks {
    cohorts = List.copyOf(cohorts);
    if (blocks < 0 || surplus < 0) {
      throw new IllegalArgumentException("counts are not negative");
    }
  }

  /**
   * The blocks after one more outcome.
   *
   * @param counted false where enough wait already
   * @param difference of the block that it completed, in [-1, 1]: the candidate's outcome minus the
   *     mean of the baseline's; empty where it completed none
   */
  public record Taken(OutcomeBlocks blocks, boolean counted, OptionalDouble difference) {}

  /** None yet. */
  public static OutcomeBlocks start() {
    return new OutcomeBlocks(List.of(), 0, 0, 0, 0);
  }

  /** What waits of a step. */
  public Cohort cohort(int step) {
    return cohorts.stream()
        .filter(one -> one.step() == step)
        .findFirst()
        .orElseGet(() -> new Cohort(step, List.of(), List.of()));
  }

  /**
   * Takes one outcome.
   *
   * @param step in which its answer was given
   */
  public Taken after(int step, Side side, double value, int baselinePer) {
    Cohort cohort = cohort(step);
    if (cohort.isFull(side, baselinePer)) {
      var same = new OutcomeBlocks(cohorts, blocks, candidateSum, baselineSum, surplus + 1);
      return new Taken(same, false, OptionalDouble.empty());
    }
    Cohort grown = cohort.with(side, value);
    if (grown.candidates().isEmpty() || grown.baselines().size() < baselinePer) {
      return new Taken(with(grown, 0, 0, 0), true, OptionalDouble.empty());
    }
    return completed(grown, baselinePer);
  }

  private Taken completed(Cohort grown, int baselinePer) {
    double candidate = grown.candidates().getFirst();
    double sum = 0;
    for (double one : grown.baselines().subList(0, baselinePer)) {
      sum += one;
    }
    double baseline = sum / baselinePer;
    var rest =
        new Cohort(
            grown.step(),
            grown.candidates().subList(1, grown.candidates().size()),
            grown.baselines().subList(baselinePer, grown.baselines().size()));
    return new Taken(
        with(rest, 1, candidate, baseline), true, OptionalDouble.of(candidate - baseline));
  }

  private OutcomeBlocks with(Cohort cohort, int more, double candidate, double baseline) {
    List<Cohort> next = new ArrayList<>(cohorts);
    next.removeIf(one -> one.step() == cohort.step());
    next.add(cohort);
    next.sort(Comparator.comparingInt(Cohort::step));
    return new OutcomeBlocks(
        next, blocks + more, candidateSum + candidate, baselineSum + baseline, surplus);
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
