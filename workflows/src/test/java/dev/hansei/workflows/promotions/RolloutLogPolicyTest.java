package dev.hansei.workflows.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.promotions.LiveMetric.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The log of a rollout is asked again what its steps asked. */
class RolloutLogPolicyTest {
  private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");
  private static final CanaryStep FIRST = new CanaryStep(100, 20, 4);
  private static final CanaryStep SECOND = new CanaryStep(5_000, 10, 1);
  private static final ReleasePlan PLAN =
      new ReleasePlan(
          2,
          List.of(FIRST, SECOND),
          List.of(new LiveMetric("thumbs", Direction.HIGHER_IS_BETTER, OptionalDouble.empty())),
          ReleasePlan.ALPHA_HARM,
          0,
          Duration.ofDays(1));

  @Test
  void whatWentByItsPlanIsNotObjectedTo() {
    assertThat(promoted(done(1, FIRST), done(2, SECOND), seen(1, 20, 0), seen(2, 10, 0))).isEmpty();
    assertThat(promoted(done(1, FIRST), skipped(2, SECOND), seen(1, 20, 0), seen(2, 1, 0)))
        .isEmpty();
    var back = log(List.of(step(1, FIRST, RolloutLog.End.BACK)), seen(1, 40, -1));
    assertThat(why(back, PromotionState.ROLLED_BACK, true)).isEmpty();
  }

  @Test
  void aStepThatEndedTooEarlyOrInSpiteOfHarmIsNamed() {
    assertThat(promoted(done(1, FIRST), done(2, SECOND), seen(1, 19, 0), seen(2, 10, 0)))
        .isEqualTo("step 1 was done after 19 comparisons of 20");
    assertThat(promoted(done(1, FIRST), done(2, SECOND), seen(1, 40, -1), seen(2, 10, 0)))
        .isEqualTo("step 1 was done though harm was seen");
  }

  @Test
  void aStepThatIsMissingOrAnotherIsNamed() {
    var first = log(List.of(done(1, FIRST)), seen(1, 20, 0));
    assertThat(why(first, PromotionState.PROMOTED, false)).contains("not every step is done");
    assertThat(why(first, PromotionState.ROLLED_BACK, false)).as("by a person").isEmpty();
    assertThat(why(first, PromotionState.ROLLED_BACK, true)).contains("show no harm");
    var wider = log(List.of(done(1, new CanaryStep(9_000, 20, 4))), seen(1, 20, 0));
    assertThat(why(wider, PromotionState.ROLLED_BACK, false))
        .isEqualTo("step 1 is not that of the plan");
    var held = step(1, FIRST, RolloutLog.End.HELD);
    assertThat(promoted(held, done(2, SECOND), seen(1, 20, 0), seen(2, 10, 0)))
        .contains("step 1 was not over");
  }

  @Test
  void unlikeRatesNeedAPersonWhoLetThemPass() {
    var counts = new ArmCounts(1_000, 100, 1_000, 500);
    var uneven = step(1, FIRST, counts, List.of());
    assertThat(why(log(List.of(uneven), seen(1, 20, 0)), PromotionState.ROLLED_BACK, false))
        .contains("too unlike often");
    var waived = step(1, FIRST, counts, List.of(PauseKind.UNEVEN));
    assertThat(why(log(List.of(waived), seen(1, 20, 0)), PromotionState.ROLLED_BACK, false))
        .isEmpty();
  }

  @Test
  void whatCouldNotBeReadNeedsAPersonToo() {
    var footing = new RolloutLog.Footing(20, new Uncompared(0, 30, 0), Optional.of(NOW));
    assertThat(back(footed(footing, List.of()), seen(1, 20, 0)))
        .isEqualTo("step 1 was done though too much of what was said could not be read");
    assertThat(back(footed(footing, List.of(PauseKind.UNREADABLE)), seen(1, 20, 0))).isEmpty();
  }

  @Test
  void lateOutcomesOfAnEarlierStepDoNotCountForThisOne() {
    var footing = new RolloutLog.Footing(19, Uncompared.NONE, Optional.of(NOW));
    assertThat(back(footed(footing, List.of()), seen(1, 25, 0)))
        .isEqualTo("step 1 was done after 19 comparisons of 20");
    assertThat(back(footed(footing, List.of()), seen(1, 18, 0)))
        .isEqualTo("step 1 counts more comparisons than were made");
  }

  @Test
  void aStepWaitsForWhatSettlesLate() {
    var slow =
        new LiveMetric(
            "thumbs",
            Direction.HIGHER_IS_BETTER,
            OptionalDouble.empty(),
            Optional.of(Duration.ofHours(1)));
    var plan =
        new ReleasePlan(2, PLAN.steps(), List.of(slow), PLAN.alphaHarm(), 0, PLAN.patience());
    for (int minutes : List.of(59, 60)) {
      var since = Optional.of(NOW.minus(Duration.ofMinutes(minutes)));
      var footing = new RolloutLog.Footing(20, Uncompared.NONE, since);
      var log = log(List.of(footed(footing, List.of())), seen(1, 20, 0));
      assertThat(RolloutLogPolicy.objection(plan, log, PromotionState.ROLLED_BACK, false))
          .map(DossierPolicy.Objection::why)
          .isEqualTo(
              minutes == 60
                  ? Optional.empty()
                  : Optional.of(
                      "step 1 was done before late outcomes had the time that they take"));
    }
  }

  @Test
  void aStepWaitsForEachOtherMetric() {
    assertThat(beside(Optional.of(List.of(2)))).isEmpty();
    assertThat(beside(Optional.of(List.of(1))))
        .isEqualTo("step 1 was done after 1 comparisons by safe of at least 2");
    assertThat(beside(Optional.of(List.of(4))))
        .isEqualTo("step 1 counts more comparisons than were made");
    assertThat(beside(Optional.of(List.of())))
        .isEqualTo("a step does not count by each of the plan's metrics");
    assertThat(beside(Optional.empty())).as("of before it waited").isEmpty();
  }

  private static String beside(Optional<List<Integer>> others) {
    var safe = new LiveMetric("safe", Direction.HIGHER_IS_BETTER, OptionalDouble.empty());
    var metrics = List.of(PLAN.metrics().getFirst(), safe);
    var plan = new ReleasePlan(2, PLAN.steps(), metrics, PLAN.alphaHarm(), 0, PLAN.patience());
    var footing = new RolloutLog.Footing(20, Uncompared.NONE, Optional.of(NOW), others);
    var log =
        new RolloutLog(
            List.of(footed(footing, List.of())),
            List.of(
                new RolloutLog.Metric("thumbs", List.of(seen(1, 20, 0))),
                new RolloutLog.Metric("safe", List.of(seen(1, 3, 0)))),
            true);
    return RolloutLogPolicy.objection(plan, log, PromotionState.ROLLED_BACK, false)
        .map(DossierPolicy.Objection::why)
        .orElse("");
  }

  @Test
  void aSkippedStepPassesByAllButHarm() {
    var skipped = skipped(1, FIRST);
    assertThat(back(skipped, seen(1, 3, 0))).isEmpty();
    assertThat(back(skipped, seen(1, 40, -1))).isEqualTo("step 1 was skipped though harm was seen");
  }

  @Test
  void ofALogThatIsCutOnlyThePathIsAsked() {
    var cut =
        new RolloutLog(
            List.of(done(1, FIRST), done(2, SECOND)),
            List.of(new RolloutLog.Metric("thumbs", List.of(seen(1, 3, 0)))),
            false);
    assertThat(why(cut, PromotionState.PROMOTED, false)).isEmpty();
  }

  private static String promoted(
      RolloutLog.Step first, RolloutLog.Step second, RolloutLog.Seen... seen) {
    return why(log(List.of(first, second), seen), PromotionState.PROMOTED, false);
  }

  private static String why(RolloutLog log, PromotionState state, boolean byItself) {
    return RolloutLogPolicy.objection(PLAN, log, state, byItself)
        .map(DossierPolicy.Objection::why)
        .orElse("");
  }

  private static String back(RolloutLog.Step first, RolloutLog.Seen seen) {
    return why(log(List.of(first), seen), PromotionState.ROLLED_BACK, false);
  }

  private static RolloutLog.Step footed(RolloutLog.Footing footing, List<PauseKind> waived) {
    return new RolloutLog.Step(
        1,
        FIRST,
        RolloutLog.End.DONE,
        NOW,
        Optional.of(NOW),
        ArmCounts.NONE,
        waived,
        Optional.of(footing));
  }

  private static RolloutLog log(List<RolloutLog.Step> steps, RolloutLog.Seen... seen) {
    return new RolloutLog(steps, List.of(new RolloutLog.Metric("thumbs", List.of(seen))), true);
  }

  private static RolloutLog.Seen seen(int step, int times, double difference) {
    return new RolloutLog.Seen(step, Collections.nCopies(times, difference));
  }

  private static RolloutLog.Step done(int number, CanaryStep did) {
    return step(number, did, RolloutLog.End.DONE);
  }

  private static RolloutLog.Step skipped(int number, CanaryStep did) {
    return step(number, did, RolloutLog.End.SKIPPED);
  }

  private static RolloutLog.Step step(int number, CanaryStep did, RolloutLog.End end) {
    return new RolloutLog.Step(number, did, end, NOW, Optional.of(NOW), ArmCounts.NONE, List.of());
  }

  private static RolloutLog.Step step(
      int number, CanaryStep did, ArmCounts counts, List<PauseKind> waived) {
    return new RolloutLog.Step(
        number, did, RolloutLog.End.DONE, NOW, Optional.of(NOW), counts, waived);
  }
}
