package dev.hansei.workflows.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.promotions.LiveMetric.Direction;
import dev.hansei.workflows.promotions.RolloutSimulation.End;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
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
    assertThat(share(equal, End::rolledBack)).as("rolled back for nothing").isLessThanOrEqualTo(FALSE_MAX);
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
        "%,d rollouts each, steps %s; outcomes late, out of order, 20 %% twice, 2 %% of users with"
            + " 50 each%n",
        rounds, words(plan));
    double caught = untidy(plan, HARM, true, rounds);
    double wrong = untidy(plan, LIVE, true, rounds);
    double repeated = untidy(plan, LIVE, false, rounds);
    System.out.printf("  80 %%: %.1f %% rolled back%n", 100 * caught);
    System.out.printf("  85 %%: %.1f %% rolled back%n", 100 * wrong);
    System.out.printf(
        "  85 %%, were every outcome of a user counted: %.1f %% rolled back%n", 100 * repeated);
    assertThat(caught).as("80 %%").isGreaterThanOrEqualTo(CAUGHT_MIN);
    assertThat(wrong).as("85 %%").isLessThanOrEqualTo(FALSE_MAX);
    assertThat(repeated).as("why a user counts once").isGreaterThan(wrong);
  }

  private static double untidy(ReleasePlan plan, double rate, boolean onePerUnit, int rounds) {
    long back =
        IntStream.range(0, rounds)
            .parallel()
            .filter(round -> new UntidyRollout(plan, rate, LIVE, onePerUnit, round).run() > 0)
            .count();
    return (double) back / rounds;
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

  private static double share(List<End> ends, java.util.function.Predicate<End> which) {
    return (double) ends.stream().filter(which).count() / ends.size();
  }

  private static void print(double rate, List<End> ends) {
    int[] until = ends.stream().filter(End::rolledBack).mapToInt(End::comparisons).sorted().toArray();
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
