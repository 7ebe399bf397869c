package dev.hansei.infra.registry.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.StepAnswer;
import java.time.Duration;

/** What two people want at one stage of a path is done at that stage alone. */
class PathSteeringIT {
  private static final Duration DAY = Duration.ofDays(1);

  @RegistryTest
  void twoWhoSkipAtOneStageDoNotSkipTheNextOnesRest(TestRegistry registry) {
    var path = new PathFixture(registry, DAY);
    path.reopen(DAY, DAY);
    var steps = registry.get(RolloutSteps.class);
    path.walk(1);
    assertThat(steps.skip(path.steeringAt(1))).isEqualTo(new StepAnswer.Walked(1));
    assertThat(steps.skip(path.steeringAt(1))).as("again").isEqualTo(new StepAnswer.Walked(1));
    assertThat(path.walk(2)).isEqualTo(new StepAnswer.Walked(2));

    StepAnswer rests = path.begin();
    assertThat(rests).isInstanceOf(StepAnswer.Resting.class);
    assertThat(steps.skip(path.steeringAt(1))).as("too late").isEqualTo(rests);
    assertThat(path.begin()).isEqualTo(rests);
    assertThat(steps.hold(path.steeringAt(1))).as("no further than dev").isEqualTo(rests);
    assertThat(path.state()).isEqualTo(PromotionState.ROLLING);

    assertThat(steps.skip(path.steeringAt(2))).isEqualTo(new StepAnswer.Walked(2));
    assertThat(path.begin()).isEqualTo(new StepAnswer.Stepped(1, 100));
  }
}
