package dev.hansei.workflows.promotions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.workflows.promotions.PlanPolicy.Objection;
import dev.hansei.workflows.promotions.PlanPolicy.Place;
import dev.hansei.workflows.promotions.RolloutLog.Stop;
import dev.hansei.workflows.prompts.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The stages before the target: what a plan may say of them, and what a record must show. */
class PlanPathTest {
  private static final Instant AT = Instant.parse("2026-11-30T12:00:00Z");
  private static final PathStop DEV = PathStop.through(Stage.DEV);
  private static final PathStop TEAM = new PathStop(Stage.TEAM, Duration.ofHours(2));

  @Test
  void goesForwardOnceOverEachStageBeforeProduction() {
    assertThat(plan(5, DEV, TEAM).stagesBefore()).containsExactly(Stage.DEV, Stage.TEAM);
    assertThat(plan(5).path()).isEmpty();
    assertThatThrownBy(() -> plan(5, TEAM, DEV)).hasMessageContaining("from dev to team");
    assertThatThrownBy(() -> plan(5, DEV, DEV)).hasMessageContaining("each once");
    assertThatThrownBy(() -> PathStop.through(Stage.PRODUCTION))
        .hasMessageContaining("nothing comes after production");
    assertThatThrownBy(() -> new PathStop(Stage.DEV, Duration.ofDays(31)))
        .hasMessageContaining("30 days");
  }

  @Test
  void asksForAsManyApprovalsAsTheStrictestOfItsStages() {
    assertThat(code(place(Stage.TEAM, plan(2)), plan(3, DEV))).contains("too-few-approvals");
    assertThat(code(place(Stage.TEAM, plan(2)), plan(4, DEV))).isEmpty();
    assertThat(code(place(Stage.TEAM, plan(2)), plan(5, TEAM))).contains("path-past-target");
    assertThat(PlanPolicy.of(place(Stage.PRODUCTION, plan(2, DEV, TEAM)), Optional.empty()))
        .hasValueSatisfying(plan -> {
          assertThat(plan.approvals()).isEqualTo(4);
          assertThat(plan.stops()).containsExactly(DEV, TEAM);
        });
  }

  @Test
  void refusesAShorterWayThanTheProjectsUnlessItLetsPlansBeWeaker() {
    Place place = place(Stage.PRODUCTION, plan(2, DEV, TEAM));
    assertThat(code(place, plan(4, DEV, TEAM))).isEmpty();
    assertThat(code(place, plan(4, TEAM))).contains("plan-weaker-than-rules");
    assertThat(code(place, plan(4, DEV, PathStop.through(Stage.TEAM))))
        .as("without its rest")
        .contains("plan-weaker-than-rules");
  }

  @Test
  void recordShowsEachStageOfTheWayBeforeTheNext() {
    ReleasePlan plan = plan(2, DEV, TEAM);
    assertThat(objection(plan, PromotionState.PROMOTED, StopState.MOVED, StopState.THERE))
        .isEmpty();
    assertThat(objection(plan, PromotionState.ROLLED_BACK, StopState.BACK, StopState.WAITING))
        .isEmpty();
    assertThat(objection(plan, PromotionState.ROLLING, StopState.WAITING, StopState.MOVED))
        .contains("team was moved before the stage ahead of it");
    assertThat(objection(plan, PromotionState.PROMOTED, StopState.MOVED, StopState.WAITING))
        .contains("before its path was walked");
    assertThat(objection(plan, PromotionState.ROLLING, StopState.MOVED))
        .contains("other stages than the plan's path");
  }

  private static String objection(ReleasePlan plan, PromotionState state, StopState... stops) {
    List<Stage> stages = plan.stagesBefore();
    List<Stop> path =
        IntStream.range(0, stops.length)
            .mapToObj(n -> new Stop(stages.get(n), stops[n], Optional.of(AT)))
            .toList();
    var log = new RolloutLog(List.of(), List.of(), true, Optional.of(path));
    return RolloutLogPolicy.objection(plan, log, state, false).map(Object::toString).orElse("");
  }

  private static String code(Place place, ReleasePlan asked) {
    return PlanPolicy.objection(place, Optional.of(asked)).map(Objection::code).orElse("");
  }

  private static Place place(Stage stage, ReleasePlan usual) {
    var rules =
        new ReleaseRules(
            new ReleaseRules.Quorum(4, 3, 2), List.of(), List.of(), Optional.of(usual));
    return new Place(Optional.of(rules), stage, true);
  }

  private static ReleasePlan plan(int approvals, PathStop... stops) {
    return new ReleasePlan(
        approvals,
        List.of(),
        List.of(),
        ReleasePlan.ALPHA_HARM,
        0,
        Duration.ofDays(7),
        Optional.of(List.of(stops)));
  }
}
