package dev.hansei.workflows.promotions;

import dev.hansei.workflows.promotions.CanaryPolicy.Situation;
import dev.hansei.workflows.promotions.LiveOutcome.Side;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One rollout with made-up users who come one after another, each with one outcome. What decides
 * are the classes that decide in the service.
 */
final class RolloutSimulation {
  private static final List<PauseKind> NONE = List.of();

  private final ReleasePlan plan;
  private final double candidate;
  private final double baseline;
  private final SplittableRandom random;
  private RolloutSeen seen;
  private long requests;
  private int step;

  RolloutSimulation(ReleasePlan plan, double candidate, double baseline, long seed) {
    this.plan = plan;
    this.candidate = candidate;
    this.baseline = baseline;
    this.random = new SplittableRandom(seed);
    this.seen = RolloutSeen.start(plan);
  }

  /**
   * How it ended.
   *
   * @param step in which it was rolled back, from 1; 0 where the candidate reached everybody
   * @param comparisons in all
   * @param requests of all users
   */
  record End(int step, int comparisons, long requests, boolean benefit) {
    boolean rolledBack() {
      return step > 0;
    }
  }

  End run() {
    while (step < plan.steps().size()) {
      CanaryStep running = plan.steps().get(step);
      CanaryDecision decision = untilDecided(running);
      if (decision instanceof CanaryDecision.RollBack) {
        return end(step + 1);
      }
      step++;
      seen = seen.atNextStep();
    }
    return end(0);
  }

  private End end(int rolledBackIn) {
    MetricSeen metric = seen.metrics().getFirst();
    return new End(
        rolledBackIn,
        metric.blocks().blocks(),
        requests,
        metric.benefit().refutes(ReleasePlan.ALPHA_HARM));
  }

  private CanaryDecision untilDecided(CanaryStep running) {
    double share = running.share() / 10_000.0;
    while (true) {
      MetricSeen metric = seen.metrics().getFirst();
      long others = others(share);
      requests += others + 1;
      // Of those who are served what is live more would come than can wait: they need not be drawn.
      long drawn = Math.min(others, 2L * running.baselinePer());
      for (int i = 0; i < drawn; i++) {
        metric = metric.afterOne(Side.BASELINE, outcome(baseline), running.baselinePer());
      }
      metric = metric.afterOne(Side.CANDIDATE, outcome(candidate), running.baselinePer());
      seen = seen.with(0, metric);
      var situation = new Situation(seen, ArmCounts.NONE, Duration.ZERO, NONE);
      CanaryDecision decision = CanaryPolicy.decide(plan, running, situation);
      if (!(decision instanceof CanaryDecision.Continue)) {
        return decision;
      }
    }
  }

  /** How many are served what is live before the next one is served the candidate. */
  private long others(double share) {
    return (long) (Math.log(1 - random.nextDouble()) / Math.log(1 - share));
  }

  private double outcome(double rate) {
    return random.nextDouble() < rate ? 1 : 0;
  }
}
