package dev.hansei.api.promotions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.promotions.LiveMetric;
import dev.hansei.workflows.promotions.LiveMetric.Direction;
import dev.hansei.workflows.promotions.Rehearsal;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.prompts.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PlanFormTest {
  @Test
  void eachTickedOutcomeHasItsOwnDirection() {
    assertThat(
            plan(Map.of("rollout", "canary", "metric-0", "thumbs", "metric-3", "detector:refusal"))
                .metrics())
        .containsExactly(
            new LiveMetric("thumbs", Direction.HIGHER_IS_BETTER, OptionalDouble.empty()),
            new LiveMetric("detector:refusal", Direction.LOWER_IS_BETTER, OptionalDouble.empty()));
  }

  @Test
  void theFirstTickedAsTheyStandOnTheFormIsTheFirst() {
    assertThat(
            plan(Map.of(
                    "rollout", "canary",
                    "metric-10", "judge:helpful",
                    "metric-2", "detector:refusal",
                    "metric-1", "thumbs"))
                .metrics())
        .extracting(LiveMetric::name)
        .containsExactly("thumbs", "detector:refusal", "judge:helpful");
  }

  @Test
  void anOutcomeOfTheApplicationsOwnSaysWhichEndIsGoodAndFromWhere() {
    assertThat(
            plan(Map.of("rollout", "canary", "own", "csat", "ownBetter", "higher", "ownFrom", "4"))
                .metrics())
        .containsExactly(new LiveMetric("csat", Direction.HIGHER_IS_BETTER, OptionalDouble.of(4)));
    refused(Map.of("rollout", "canary", "own", "csat", "ownFrom", "four"), "A number");
  }

  @Test
  void whatCouldTellNoHarmIsRefused() {
    refused(Map.of("rollout", "canary"), "Tick an outcome");
    refused(
        Map.of("rollout", "canary", "own", "detector:refusal", "ownBetter", "higher"),
        "lower-is-better");
    refused(Map.of("rollout", "canary", "own", "stars", "ownFrom", "0.5"), "above 1");
  }

  @Test
  void theProjectsPlanHoldsWhereTheFormSaysNothing() {
    assertThat(PlanForm.read(Map.of("metric-0", "thumbs"))).isEmpty();
    assertThat(plan(Map.of("rollout", "canary", "metric-0", "thumbs")).steps())
        .extracting(step -> step.share())
        .isEqualTo(List.of(100, 1_000, 5_000));
  }

  @Test
  void goesOverTheStagesThatTheFormNames() {
    ReleasePlan ladder = plan(Map.of("rollout", "canary", "metric-0", "thumbs", "way", "dev,team"));
    assertThat(ladder.stagesBefore()).containsExactly(Stage.DEV, Stage.TEAM);
    assertThat(ladder.steps()).hasSize(3);
    ReleasePlan atOnce = plan(Map.of("way", "team"));
    assertThat(atOnce.stagesBefore()).containsExactly(Stage.TEAM);
    assertThat(atOnce.steps()).isEmpty();
    refused(Map.of("way", "team,dev"), "from dev to team");
    refused(Map.of("way", "production"), "no path leads over it");
    refused(Map.of("way", "moon"), "dev, team, or dev,team");
  }

  @Test
  void aTickRehearsesBeforeEitherWay() {
    var alone = PlanForm.read(Map.of("rehearse", "yes")).orElseThrow();
    assertThat(alone.bringsOnlyRehearsal()).isTrue();
    var rehearsal = new Rehearsal(200, Optional.empty());
    assertThat(alone.plan(2).rehearsal()).contains(rehearsal);
    var canary = plan(Map.of("rollout", "canary", "metric-0", "thumbs", "rehearse", "yes"));
    assertThat(canary.rehearsal()).contains(rehearsal);
    var limited = plan(Map.of("rehearse", "yes", "rehearseUsd", "2,5"));
    assertThat(limited.rehearsal()).contains(new Rehearsal(200, Optional.of(2_500_000L)));
    assertThatThrownBy(() -> plan(Map.of("rehearse", "yes", "rehearseUsd", "much")))
        .isInstanceOf(InvalidFieldException.class);
    assertThat(canary.steps()).hasSize(3);
  }

  private static ReleasePlan plan(Map<String, String> form) {
    return PlanForm.read(form).orElseThrow().plan(2);
  }

  private static void refused(Map<String, String> form, String words) {
    assertThatThrownBy(() -> plan(form))
        .isInstanceOf(InvalidFieldException.class)
        .hasMessageContaining(words);
  }
}
