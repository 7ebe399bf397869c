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
 * A rollout as the world is: outcomes come late and out of order, over the ends of steps too, a
 * fifth of them twice; 2 % of the users give 50, all come back, stay on their side and always say
 * the same. They pass through {@link FirstOutcomes}, look by look.
 */
final class UntidyRollout {
  /** It ended because no user was left who had not said anything. */
  static final int STARVED = -1;

  private static final int LOOK = 100;
  private static final int REPEATS = 50;
  private static final double REPEATING = 0.02;
  private static final double TWICE = 0.2;

  /** Visits of each user in a step, after which hardly anybody is left who has not come. */
  private static final long VISITS_EACH = 12;

  private final ReleasePlan plan;
  private final double candidate;
  private final double baseline;
  private final Counting counting;
  private final int people;
  private final long salt;
  private final SplittableRandom random;
  private final Set<TraceId> known = new HashSet<>();
  private final Set<String> units = new HashSet<>();
  private final List<LiveOutcome> late = new ArrayList<>();
  private RolloutSeen seen;
  private long number;

  /** How often a user's outcomes count. */
  enum Counting {
    ONCE,
    ONCE_A_STEP,
    ALWAYS
  }

  /** Of each user's opinion of either version. */
  record Rates(double candidate, double baseline) {}

  UntidyRollout(ReleasePlan plan, Rates rates, int people, Counting counting, long seed) {
    this.plan = plan;
    this.candidate = rates.candidate();
    this.baseline = rates.baseline();
    this.people = people;
    this.counting = counting;
    this.salt = seed;
    this.random = new SplittableRandom(seed);
    this.seen = RolloutSeen.start(plan);
  }

  /**
   * In which step it was rolled back, from 1; 0 where the candidate reached everybody, or {@link
   * #STARVED}.
   */
  int run() {
    for (int step = 0; step < plan.steps().size(); step++) {
      CanaryStep running = plan.steps().get(step);
      CanaryDecision decision = new CanaryDecision.Continue(0);
      long until = number + VISITS_EACH * people;
      while (decision instanceof CanaryDecision.Continue) {
        if (number > until) {
          return STARVED;
        }
        take(look(step + 1, running));
        var situation = new Situation(seen, ArmCounts.NONE, Duration.ZERO, List.of());
        decision = CanaryPolicy.decide(plan, running, situation);
      }
      if (decision instanceof CanaryDecision.RollBack) {
        return step + 1;
      }
      seen = seen.atNextStep();
      if (counting == Counting.ONCE_A_STEP) {
        units.clear();
      }
    }
    return 0;
  }

  private void take(List<LiveOutcome> read) {
    FirstOutcomes first =
        FirstOutcomes.of(
            seen.metrics().getFirst(),
            plan.steps(),
            read,
            new FirstOutcomes.Known(known::contains, units::contains));
    first.counted().forEach(one -> units.add(one.unit()));
    first.surplus().forEach(one -> units.add(one.unit()));
    first.counted().forEach(one -> known.add(one.traceId()));
    first.repeated().forEach(one -> known.add(one.traceId()));
    first.surplus().forEach(one -> known.add(one.traceId()));
    seen = seen.with(0, first.seen());
  }

  /** Some of what is on its way, in any order; a fifth of it stays and comes again. */
  private List<LiveOutcome> look(int step, CanaryStep running) {
    while (late.size() < 4 * LOOK) {
      visit(step, running);
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

  private void visit(int step, CanaryStep running) {
    int user = random.nextInt(people);
    Side side = of(user, 1) * 10_000 < running.share() ? Side.CANDIDATE : Side.BASELINE;
    double value = of(user, 2) < (side == Side.CANDIDATE ? candidate : baseline) ? 1 : 0;
    int times = of(user, 3) < REPEATING ? REPEATS : 1;
    for (int i = 0; i < times; i++) {
      number++;
      String unit = counting == Counting.ALWAYS ? "trace " + number : "user " + user;
      late.add(
          new LiveOutcome(trace(number), unit, side, value, step, Instant.ofEpochMilli(number)));
    }
  }

  /** In [0, 1), the same of a user whenever it is asked: bucket, opinion, zeal. */
  private double of(int user, int which) {
    return new SplittableRandom(31 * (31 * salt + user) + which).nextDouble();
  }

  private static TraceId trace(long number) {
    String digits = Long.toHexString(number);
    return new TraceId("0".repeat(32 - digits.length()) + digits);
  }
}
