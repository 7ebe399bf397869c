package dev.hansei.workflows.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.promotions.LiveMetric.Direction;
import dev.hansei.workflows.promotions.RolloutSimulation.End;
import dev.hansei.workflows.promotions.UntidyRollout.Counting;
import dev.hansei.workflows.promotions.UntidyRollout.Rates;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * How often a rollout of {@code workflows/docs/0029} does right, and what it costs: {@code
 * infra/hansei bench rollouts [-Dhansei.bench.rounds=2000]}. Prints its figures; not part of the
 * build. What is live satisfies 85 % of the users.
 */
class RolloutsBench {
  private static final int ROUNDS = Integer.getInteger("hansei.bench.rounds", 2_000);
  private static final double LIVE = 0.85;
  private static final double HARM = 0.80;
  private static final double BENEFIT = 0.87;
  private static final double CAUGHT_MIN = 0.95;
  private static final double FALSE_MAX = 0.05;
  private static final List<Integer> REQUESTS_A_DAY = List.of(10_000, 100_000, 1_000_000);
  private static final List<Double> OUTCOME_RATES = List.of(0.02, 1.0);

  /** The whole of the promise: three scenarios, 2,000 rollouts each. */
  @Test
  void catchesHarmAndLetsTheHarmlessPass() {
    ReleasePlan plan = plan(canary());
    System.out.printf(
        "%,d rollouts each, steps %s, alpha %.2f; users content with what is live: %.0f %%%n",
        ROUNDS, words(plan), plan.alphaHarm(), 100 * LIVE);
    System.out.println(
        "candidate  back before 50 %  in step 1  ever back  comparisons until back"
            + " (median; 95 %)  benefit shown  requests");
    List<End> harmful = rollouts(plan, HARM);
    List<End> equal = rollouts(plan, LIVE);
    print(HARM, harmful);
    print(LIVE, equal);
    print(BENEFIT, rollouts(plan, BENEFIT));
    print(0.7, rollouts(plan, 0.7));
    print(0.5, rollouts(plan, 0.5));
    foretell(plan);
    double caught = share(harmful, end -> end.rolledBack() && end.step() < plan.steps().size());
    assertThat(caught)
        .as("rolled back before half of the users had it")
        .isGreaterThanOrEqualTo(CAUGHT_MIN);
    assertThat(share(equal, End::rolledBack))
        .as("rolled back for nothing")
        .isLessThanOrEqualTo(FALSE_MAX);
  }

  /** Few steps at large shares, so that it takes seconds; what is shown does not depend on them. */
  @Test
  void standsWhatTheWorldIsLike() {
    ReleasePlan plan =
        plan(
            List.of(
                new CanaryStep(2_000, 400, 4),
                new CanaryStep(3_300, 1_600, 2),
                new CanaryStep(5_000, 1_000, 1)));
    int rounds = Math.max(1, ROUNDS / 5);
    System.out.printf(
        "%,d rollouts each, steps %s; outcomes late, out of order, 20 %% twice, 2 %% of 40,000 users"
            + " with 50 each, all come again%n",
        rounds, words(plan));
    double caught = untidy(plan, HARM, 40_000, Counting.ONCE, rounds).back();
    double wrong = untidy(plan, LIVE, 40_000, Counting.ONCE, rounds).back();
    double repeated = untidy(plan, LIVE, 40_000, Counting.ALWAYS, rounds).back();
    System.out.printf("  80 %%: %.1f %% rolled back%n", 100 * caught);
    System.out.printf("  85 %%: %.1f %% rolled back%n", 100 * wrong);
    System.out.printf(
        "  85 %%, were every outcome of a user counted: %.1f %% rolled back%n", 100 * repeated);
    assertThat(caught).as("80 %%").isGreaterThanOrEqualTo(CAUGHT_MIN);
    assertThat(wrong).as("85 %%").isLessThanOrEqualTo(FALSE_MAX);
    assertThat(repeated).as("why a user counts once").isGreaterThan(wrong);
  }

  /** The same users stand on the same side in every step, and are of the same opinion. */
  @Test
  void countsThoseWhoComeBackOnceInAllSteps() {
    int rounds = Math.max(1, ROUNDS / 20);
    System.out.printf("%,d rollouts of 85 %% each, users who come again in every step%n", rounds);
    comingBack("1, 10, 50 %, 40,000 users", plan(canary()), 40_000, rounds);
    comingBack("1, 10, 50 %, 200,000 users", plan(canary()), 200_000, rounds);
    comingBack("10 steps of 10 to 19 % x 400, 4,000 users", ladder(10, 400), 4_000, rounds);
    comingBack("10 steps of 10 to 19 % x 40, 4,000 users", ladder(10, 40), 4_000, rounds);
    comingBack("10 steps of 20 to 29 % x 200, 1,000 users", ladder(20, 200), 1_000, rounds);
  }

  private static void comingBack(String words, ReleasePlan plan, int people, int rounds) {
    Untidy once = untidy(plan, LIVE, people, Counting.ONCE, rounds);
    Untidy each = untidy(plan, LIVE, people, Counting.ONCE_A_STEP, rounds);
    System.out.printf(
        "  %s: %.1f %% rolled back, %.1f %% starved; once a step: %.1f %%, %.1f %%%n",
        words, 100 * once.back(), 100 * once.starved(), 100 * each.back(), 100 * each.starved());
    assertThat(once.back()).as(words).isLessThanOrEqualTo(FALSE_MAX);
  }

  private static ReleasePlan ladder(int percent, int planned) {
    return plan(
        IntStream.range(percent, percent + 10)
            .mapToObj(share -> new CanaryStep(100 * share, planned, 1))
            .toList());
  }

  /** Parts of the rollouts. */
  private record Untidy(double back, double starved) {}

  private static Untidy untidy(
      ReleasePlan plan, double rate, int people, Counting counting, int rounds) {
    int[] ends =
        IntStream.range(0, rounds)
            .parallel()
            .map(round ->
                new UntidyRollout(plan, new Rates(rate, LIVE), people, counting, round).run())
            .toArray();
    return new Untidy(
        (double) IntStream.of(ends).filter(end -> end > 0).count() / rounds,
        (double) IntStream.of(ends).filter(end -> end == UntidyRollout.STARVED).count() / rounds);
  }

  private static List<End> rollouts(ReleasePlan plan, double rate) {
    return IntStream.range(0, ROUNDS)
        .parallel()
        .mapToObj(round -> new RolloutSimulation(plan, rate, LIVE, seed(rate, round)).run())
        .toList();
  }

  private static long seed(double rate, int round) {
    return Math.round(rate * 100) * 1_000_000L + round;
  }

  private static double share(List<End> ends, Predicate<End> which) {
    return (double) ends.stream().filter(which).count() / ends.size();
  }

  private static void print(double rate, List<End> ends) {
    int[] until =
        ends.stream().filter(End::rolledBack).mapToInt(End::comparisons).sorted().toArray();
    System.out.printf(
        "%8.0f %%  %14.1f %%  %7.1f %%  %7.1f %%  %31s  %11.1f %%  %,8.0f%n",
        100 * rate,
        100 * share(ends, end -> end.rolledBack() && end.step() < 3),
        100 * share(ends, end -> end.step() == 1),
        100 * share(ends, End::rolledBack),
        until.length == 0 ? "-" : "%,d; %,d".formatted(at(until, 0.5), at(until, 0.95)),
        100 * share(ends, End::benefit),
        ends.stream().mapToLong(End::requests).average().orElse(0));
  }

  private static int at(int[] sorted, double quantile) {
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(quantile * sorted.length))];
  }

  private static void foretell(ReleasePlan plan) {
    System.out.println("a candidate that does no harm reaches everybody after");
    for (double rate : OUTCOME_RATES) {
      for (int requests : REQUESTS_A_DAY) {
        RolloutForecast forecast = RolloutForecast.of(plan, requests, rate);
        System.out.printf(
            "  %,9d requests a day, outcomes for %3.0f %%: %,11.0f requests, %,8.1f hours%n",
            requests, 100 * rate, forecast.requests(), forecast.hours());
      }
    }
  }

  private static String words(ReleasePlan plan) {
    return plan.steps().stream()
        .map(step ->
            "%.0f %% x %,d (beside %d each)"
                .formatted(step.share() / 100.0, step.planned(), step.baselinePer()))
        .toList()
        .toString();
  }

  private static List<CanaryStep> canary() {
    return List.of(
        new CanaryStep(100, 400, 4),
        new CanaryStep(1_000, 1_600, 4),
        new CanaryStep(5_000, 1_000, 1));
  }

  private static ReleasePlan plan(List<CanaryStep> steps) {
    return new ReleasePlan(
        2,
        steps,
        List.of(new LiveMetric("thumbs", Direction.HIGHER_IS_BETTER, OptionalDouble.empty())),
        ReleasePlan.ALPHA_HARM,
        0,
        Duration.ofDays(7));
  }
}
