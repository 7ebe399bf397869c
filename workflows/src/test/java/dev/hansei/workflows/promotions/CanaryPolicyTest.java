package dev.hansei.workflows.promotions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hansei.workflows.promotions.CanaryPolicy.Situation;
import dev.hansei.workflows.promotions.LiveMetric.Direction;
import dev.hansei.workflows.promotions.LiveOutcome.Side;
import dev.hansei.workflows.traces.Feedback;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CanaryPolicyTest {
  static final LiveMetric THUMBS =
      new LiveMetric("thumbs", Direction.HIGHER_IS_BETTER, OptionalDouble.empty());
  private static final LiveMetric SAFE =
      new LiveMetric("safe", Direction.HIGHER_IS_BETTER, OptionalDouble.empty());
  static final ReleasePlan PLAN = plan(List.of(THUMBS));
  private static final CanaryStep STEP = PLAN.steps().getFirst();
  private static final Duration EARLY = Duration.ofHours(1);
  private static final Duration LATE = Duration.ofDays(8);

  static ReleasePlan plan(List<LiveMetric> metrics) {
    return RolloutInputs.plan(2, metrics);
  }

  @Test
  void waitsUntilTheStepHasItsPlannedNumber() {
    assertThat(decide(seen(399, 1, 1), EARLY)).isEqualTo(new CanaryDecision.Continue(1));
    assertThat(decide(seen(400, 1, 1), EARLY)).isEqualTo(new CanaryDecision.Advance());
    assertThat(decide(seen(400, 1, 1), LATE))
        .as("late, but enough")
        .isEqualTo(new CanaryDecision.Advance());
    assertThat(decide(seen(400, 1, 1).atNextStep(), EARLY))
        .as("the next step counts from nothing")
        .isEqualTo(new CanaryDecision.Continue(400));
  }

  @Test
  void rollsBackAtOnceWithFigures() {
    RolloutSeen harmed = seen(60, 0, 1);
    assertThat(decide(harmed, LATE))
        .isInstanceOfSatisfying(
            CanaryDecision.RollBack.class,
            back -> {
              assertThat(back.metric()).isEqualTo("thumbs");
              assertThat(back.figures().comparisons()).isEqualTo(60);
              assertThat(back.figures().candidateMean()).isZero();
              assertThat(back.figures().baselineMean()).isEqualTo(1);
              assertThat(back.figures().evidence()).isGreaterThan(back.figures().limit());
              assertThat(back.figures().limit()).isCloseTo(25, within(1e-9));
              assertThat(back.reason())
                  .startsWith(
                      "thumbs: mean outcome 0.000 with the candidate, 1.000 with what is live")
                  .contains("limit 25.0");
            });
    assertThat(decide(harmed.atNextStep(), EARLY))
        .as("harm is not forgotten at the next step")
        .isInstanceOf(CanaryDecision.RollBack.class);
  }

  @Test
  void sharesTheChanceOfAFalseAlarmAmongMetrics() {
    LiveMetric second =
        new LiveMetric("resolved", Direction.HIGHER_IS_BETTER, OptionalDouble.empty());
    ReleasePlan two = plan(List.of(THUMBS, second));
    RolloutSeen seen = RolloutSeen.start(two);
    int alone = comparisonsUntilHarm(PLAN, RolloutSeen.start(PLAN), 0);
    int shared = comparisonsUntilHarm(two, seen, 1);
    assertThat(shared).as("half the alpha wants more").isGreaterThan(alone);
  }

  private static int comparisonsUntilHarm(ReleasePlan plan, RolloutSeen start, int index) {
    RolloutSeen seen = start;
    int comparisons = 0;
    while (CanaryPolicy.harm(plan, seen).isEmpty()) {
      MetricSeen metric = seen.metrics().get(index);
      metric = metric.afterOne(Side.BASELINE, 1, 1).afterOne(Side.CANDIDATE, 0, 1);
      seen = seen.with(index, metric);
      comparisons++;
    }
    return comparisons;
  }

  @Test
  void pausesWhenPatienceIsOverAndNeverAdvancesByTime() {
    assertThat(decide(seen(399, 1, 1), LATE))
        .isInstanceOfSatisfying(
            CanaryDecision.Pause.class,
            pause -> {
              assertThat(pause.kind()).isEqualTo(PauseKind.STARVED);
              assertThat(pause.reason()).contains("399 of 400 planned comparisons");
            });
    assertThat(decide(RolloutSeen.start(PLAN), PLAN.patience()))
        .as("at its end, not after it")
        .isEqualTo(new CanaryDecision.Continue(400));
  }

  @Test
  void pausesWhenOneSideIsAskedMoreOften() {
    ArmCounts uneven = new ArmCounts(2_000, 200, 100_000, 2_000);
    RolloutSeen enough = seen(400, 1, 1);
    var situation = new Situation(enough, uneven, EARLY, List.of());
    assertThat(CanaryPolicy.decide(PLAN, STEP, situation))
        .isInstanceOfSatisfying(
            CanaryDecision.Pause.class,
            pause -> {
              assertThat(pause.kind()).isEqualTo(PauseKind.UNEVEN);
              assertThat(pause.reason()).contains("10.0 %").contains("2.0 %");
            });
    var waived = new Situation(enough, uneven, EARLY, List.of(PauseKind.UNEVEN));
    assertThat(CanaryPolicy.decide(PLAN, STEP, waived)).isEqualTo(new CanaryDecision.Advance());
    assertThat(new ArmCounts(2_000, 44, 100_000, 2_000).differ()).as("by chance").isFalse();
    assertThat(new ArmCounts(400, 100, 100_000, 2_000).differ()).as("too few").isFalse();
    assertThat(ArmCounts.NONE.differ()).isFalse();
  }

  @Test
  void pausesWhenWhatIsSaidCannotBeReadOrHasNoSide() {
    RolloutSeen enough = seen(400, 1, 1);
    ArmCounts some = new ArmCounts(0, 400, 0, 1_600);
    assertThat(paused(enough, some, new Uncompared(0, 9, 0))).as("a slip").isEmpty();
    assertThat(paused(enough, some, new Uncompared(0, 10, 0)))
        .as("failures that are told as -1")
        .hasValue(PauseKind.UNREADABLE);
    assertThat(paused(enough, some, new Uncompared(0, 0, 40))).hasValue(PauseKind.UNREADABLE);
    assertThat(paused(enough, some, new Uncompared(5_000, 0, 0)))
        .as("callers without a key, beside others")
        .isEmpty();
    RolloutSeen nothing = RolloutSeen.start(PLAN);
    assertThat(paused(nothing, ArmCounts.NONE, new Uncompared(49, 0, 0))).isEmpty();
    assertThat(paused(nothing, ArmCounts.NONE, new Uncompared(50, 0, 0)))
        .hasValue(PauseKind.UNASSIGNED);
    var fetchedBefore =
        new Situation(
            nothing,
            ArmCounts.NONE,
            new Uncompared(5_000, 0, 0),
            CanaryPolicy.FETCHED_BEFORE,
            Duration.ZERO,
            List.of());
    assertThat(CanaryPolicy.decide(PLAN, STEP, fetchedBefore))
        .as("answers from before the rollout, by a busy application")
        .isInstanceOf(CanaryDecision.Continue.class);
  }

  private static Optional<PauseKind> paused(
      RolloutSeen seen, ArmCounts counts, Uncompared uncompared) {
    var situation = new Situation(seen, counts, uncompared, EARLY, Duration.ZERO, List.of());
    return CanaryPolicy.decide(PLAN, STEP, situation) instanceof CanaryDecision.Pause pause
        ? Optional.of(pause.kind())
        : Optional.empty();
  }

  /** No answer is bad only when it has been waited for; the quick ones alone look good. */
  @Test
  void waitsForWhatComesLateBeforeItGoesOn() {
    LiveMetric answered =
        new LiveMetric("detector:no-answer", Direction.LOWER_IS_BETTER, OptionalDouble.empty());
    ReleasePlan plan = plan(List.of(answered));
    assertThat(plan.settling()).isEqualTo(Duration.ofMinutes(21));
    assertThat(afterEnough(plan, Duration.ofMinutes(20))).isEqualTo(new CanaryDecision.Continue(0));
    assertThat(afterEnough(plan, Duration.ofMinutes(21))).isEqualTo(new CanaryDecision.Advance());
    assertThat(PLAN.settling()).isZero();
    var resolved =
        new LiveMetric(
            "resolved",
            Direction.HIGHER_IS_BETTER,
            OptionalDouble.empty(),
            Optional.of(Duration.ofHours(2)));
    assertThat(plan(List.of(THUMBS, resolved)).settling()).isEqualTo(Duration.ofHours(2));
  }

  private static CanaryDecision afterEnough(ReleasePlan plan, Duration settled) {
    var situation =
        new Situation(seen(400, 1, 1), ArmCounts.NONE, Uncompared.NONE, LATE, settled, List.of());
    return CanaryPolicy.decide(plan, STEP, situation);
  }

  /** The judge of safety has fallen silent; the thumbs that go on are no word for it. */
  @Test
  void doesNotEndAStepBeforeEachOtherMetricHasSaidSomething() {
    ReleasePlan two = plan(List.of(THUMBS, SAFE));
    assertThat(CanaryPolicy.leastOfOthers(STEP)).isEqualTo(40);
    assertThat(beside(two, 39, EARLY)).isEqualTo(new CanaryDecision.Continue(0));
    assertThat(beside(two, 40, EARLY)).isEqualTo(new CanaryDecision.Advance());
    assertThat(beside(two, 39, LATE))
        .isInstanceOfSatisfying(
            CanaryDecision.Pause.class,
            pause -> {
              assertThat(pause.kind()).isEqualTo(PauseKind.STARVED);
              assertThat(pause.reason())
                  .startsWith("safe says too little: 39 comparisons of at least 40");
            });
    assertThat(CanaryPolicy.leastOfOthers(new CanaryStep(100, 3, 1))).isEqualTo(1);
  }

  private static CanaryDecision beside(ReleasePlan plan, int safe, Duration waited) {
    RolloutSeen both =
        new RolloutSeen(
            List.of(
                seen(400, 1, 1).metrics().getFirst(),
                compared(RolloutSeen.start(plan).metrics().getLast(), safe)));
    return CanaryPolicy.decide(plan, STEP, new Situation(both, ArmCounts.NONE, waited, List.of()));
  }

  private static MetricSeen compared(MetricSeen start, int times) {
    MetricSeen metric = start;
    for (int i = 0; i < times; i++) {
      metric = metric.afterOne(Side.BASELINE, 1, 1).afterOne(Side.CANDIDATE, 1, 1);
    }
    return metric;
  }

  @Test
  void foretellsRequestsAndHours() {
    RolloutForecast all = RolloutForecast.of(PLAN, 100_000, 1);
    assertThat(all.steps())
        .extracting(step -> Math.round(step.requests()))
        .containsExactly(40_000L, 16_000L, 2_000L);
    assertThat(all.hours()).isCloseTo(13.9, within(0.05));
    assertThat(RolloutForecast.of(PLAN, 1_000_000, 0.02).requests())
        .isCloseTo(2_900_000, within(1.0));
    assertThat(RolloutForecast.of(PLAN, 0, 0.02).hours()).isInfinite();
  }

  @Test
  void readsWhatPeopleAndEvaluatorsSay() {
    assertThat(OutcomeReading.of(THUMBS, new Feedback.Thumbs(true))).hasValue(1);
    assertThat(OutcomeReading.of(THUMBS, new Feedback.Stars(5))).isEmpty();
    var stars = new LiveMetric("stars", Direction.HIGHER_IS_BETTER, OptionalDouble.empty());
    assertThat(OutcomeReading.of(stars, new Feedback.Stars(4))).hasValue(0.75);
    var content = new LiveMetric("stars", Direction.HIGHER_IS_BETTER, OptionalDouble.of(4));
    assertThat(OutcomeReading.of(content, new Feedback.Stars(4))).hasValue(1);
    var refusal =
        new LiveMetric("detector:refusal", Direction.LOWER_IS_BETTER, OptionalDouble.empty());
    var refused = new Feedback.Evaluation("detector:refusal", 1, "");
    assertThat(OutcomeReading.of(refusal, refused)).hasValue(0);
    assertThat(OutcomeReading.of(THUMBS, refused)).isEmpty();
    var off = new Feedback.Evaluation("detector:refusal", 7, "");
    assertThat(OutcomeReading.of(refusal, off)).as("on another scale").isEmpty();
    assertThat(OutcomeReading.isUnreadable(refusal, off)).isTrue();
    assertThat(OutcomeReading.isUnreadable(refusal, refused)).isFalse();
    var called = new Feedback.Evaluation("thumbs", 1, "");
    assertThat(OutcomeReading.of(THUMBS, called)).as("no thumb, whatever its name").isEmpty();
    assertThat(OutcomeReading.isUnreadable(THUMBS, called)).isFalse();
    var csat = new LiveMetric("csat", Direction.HIGHER_IS_BETTER, OptionalDouble.empty());
    assertThat(OutcomeReading.of(csat, new Feedback.Survey("csat", 6, 0, 8))).hasValue(0.75);
    assertThat(OutcomeReading.of(csat, new Feedback.Label("csat", "fail", ""))).hasValue(0);
    assertThat(OutcomeReading.isUnreadable(csat, new Feedback.Label("csat", "so so", ""))).isTrue();
    assertThat(OutcomeReading.of(csat, new Feedback.Comment("csat"))).isEmpty();
  }

  private static CanaryDecision decide(RolloutSeen seen, Duration waited) {
    return CanaryPolicy.decide(PLAN, STEP, new Situation(seen, ArmCounts.NONE, waited, List.of()));
  }

  /** After so many comparisons in the first step, all alike. */
  private static RolloutSeen seen(int comparisons, double candidate, double baseline) {
    RolloutSeen seen = RolloutSeen.start(PLAN);
    MetricSeen metric = seen.metrics().getFirst();
    for (int i = 0; i < comparisons; i++) {
      for (int k = 0; k < STEP.baselinePer(); k++) {
        metric = metric.afterOne(Side.BASELINE, baseline, STEP.baselinePer());
      }
      metric = metric.afterOne(Side.CANDIDATE, candidate, STEP.baselinePer());
    }
    return seen.with(0, metric);
  }
}
