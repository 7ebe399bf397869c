package dev.hansei.workflows.promotions;

import dev.hansei.workflows.promotions.CanaryPolicy.Situation;
import dev.hansei.workflows.promotions.LiveOutcome.Side;
import dev.hansei.workflows.traces.TraceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A rollout as the world is: outcomes come late and out of order, a fifth of them twice, and 2 % of
 * the users give 50 and always say the same. They pass through {@link FirstOutcomes}, look by look.
 */
final class UntidyRollout {
  private static final int LOOK = 100;
  private static final int REPEATS = 50;
  private static final double REPEATING = 0.02;
  private static final double TWICE = 0.2;

  private final ReleasePlan plan;
  private final double candidate;
  private final double baseline;
  private final boolean onePerUnit;
  private final SplittableRandom random;
  private final Set<TraceId> known = new HashSet<>();
  private final Set<String> units = new HashSet<>();
  private final List<LiveOutcome> late = new ArrayList<>();
  private RolloutSeen seen;
  private long number;

  UntidyRollout(
      ReleasePlan plan, double candidate, double baseline, boolean onePerUnit, long seed) {
    this.plan = plan;
    this.candidate = candidate;
    this.baseline = baseline;
    this.onePerUnit = onePerUnit;
    this.random = new SplittableRandom(seed);
    this.seen = RolloutSeen.start(plan);
  }

  /** In which step it was rolled back, from 1; 0 where the candidate reached everybody. */
  int run() {
    for (int step = 0; step < plan.steps().size(); step++) {
      CanaryStep running = plan.steps().get(step);
      CanaryDecision decision = new CanaryDecision.Continue(0);
      while (decision instanceof CanaryDecision.Continue) {
        take(look(running), running);
        var situation = new Situation(seen, ArmCounts.NONE, Duration.ZERO, List.of());
        decision = CanaryPolicy.decide(plan, running, situation);
      }
      if (decision instanceof CanaryDecision.RollBack) {
        return step + 1;
      }
      seen = seen.atNextStep();
      units.clear();
      // What is still on its way began before the next step.
      late.clear();
    }
    return 0;
  }

  private void take(List<LiveOutcome> read, CanaryStep running) {
    FirstOutcomes first = FirstOutcomes.of(read, known::contains, units::contains);
    List<LiveOutcome> counted = first.counted();
    counted.forEach(one -> known.add(one.traceId()));
    counted.forEach(one -> units.add(one.unit()));
    first.repeated().forEach(one -> known.add(one.traceId()));
    seen = seen.with(0, seen.metrics().getFirst().after(counted, running.baselinePer()).seen());
  }

  /** Some of what is on its way, in any order; a fifth of it stays and comes again. */
  private List<LiveOutcome> look(CanaryStep running) {
    while (late.size() < 4 * LOOK) {
      user(running);
    }
    List<LiveOutcome> read = new ArrayList<>(LOOK);
    for (int i = 0; i < LOOK; i++) {
      int index = random.nextInt(late.size());
      LiveOutcome one = late.get(index);
      read.add(one);
      if (random.nextDouble() >= TWICE) {
        late.set(index, late.getLast());
        late.removeLast();
      }
    }
    return read;
  }

  private void user(CanaryStep running) {
    Side side = random.nextInt(10_000) < running.share() ? Side.CANDIDATE : Side.BASELINE;
    double rate = side == Side.CANDIDATE ? candidate : baseline;
    double value = random.nextDouble() < rate ? 1 : 0;
    long user = number;
    int times = random.nextDouble() < REPEATING ? REPEATS : 1;
    for (int i = 0; i < times; i++) {
      number++;
      String unit = onePerUnit ? "user " + user : "trace " + number;
      late.add(new LiveOutcome(trace(number), unit, side, value, Instant.ofEpochMilli(number)));
    }
  }

  private static TraceId trace(long number) {
    String digits = Long.toHexString(number);
    return new TraceId("0".repeat(32 - digits.length()) + digits);
  }
}
