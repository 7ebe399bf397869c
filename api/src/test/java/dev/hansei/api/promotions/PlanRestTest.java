package dev.hansei.api.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.promotions.LiveMetric;
import dev.hansei.workflows.promotions.PathStop;
import dev.hansei.workflows.promotions.Rehearsal;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.prompts.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Requests by the form, in a project whose plan has steps, a way with rests and a rehearsal. */
class PlanRestTest {
  private static final List<PathStop> WAY =
      List.of(PathStop.through(Stage.DEV), new PathStop(Stage.TEAM, Duration.ofHours(2)));

  private final ReleasePlan usual =
      new ReleasePlan(
          2,
          List.of(new CanaryStep(500, 200, 4)),
          List.of(
              new LiveMetric(
                  "detector:refusal",
                  LiveMetric.Direction.LOWER_IS_BETTER,
                  OptionalDouble.empty())),
          0.02,
          0,
          Duration.ofDays(3),
          Optional.of(WAY),
          Optional.of(new Rehearsal(50, Optional.empty())));

  @Test
  void whoNamesAWayAloneKeepsTheStepsTheirRestsAndTheRehearsal() {
    ReleasePlan filled = filled(Map.of("way", "dev,team"));

    assertThat(filled).isEqualTo(usual);
  }

  @Test
  void whoNamesStepsAloneKeepsTheWay() {
    ReleasePlan filled = filled(Map.of("rollout", "canary", "metric-0", "thumbs"));

    assertThat(filled.steps()).isEqualTo(PlanForm.usual());
    assertThat(filled.metrics().getFirst().name()).isEqualTo("thumbs");
    assertThat(filled.alphaHarm()).as("that of its steps").isEqualTo(ReleasePlan.ALPHA_HARM);
    assertThat(filled.stops()).isEqualTo(WAY);
    assertThat(filled.rehearsal()).isEqualTo(usual.rehearsal());
  }

  @Test
  void aShorterWayIsTakenAsItIsNamedForTheRulesToJudge() {
    assertThat(filled(Map.of("way", "team")).stops()).containsExactly(WAY.getLast());
  }

  @Test
  void asManyApproveAsItsStagesAskFor() {
    var asked = PlanForm.read(Map.of("way", "dev,team")).orElseThrow().plan(2);

    assertThat(PlanRest.filled(asked, usual, List::size).approvals()).isEqualTo(2);
    assertThat(PlanRest.filled(asked, usual, stages -> stages.size() + 3).approvals()).isEqualTo(5);
  }

  private ReleasePlan filled(Map<String, String> form) {
    return PlanRest.filled(PlanForm.read(form).orElseThrow().plan(2), usual, _ -> 2);
  }
}
