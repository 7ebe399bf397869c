package dev.hansei.infra.registry.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditCheck;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.StepAnswer;
import dev.hansei.workflows.promotions.StopState;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.Stage;
import java.time.Duration;

/** A candidate that others take away from a stage while it rests there goes no further. */
class PathTakenAwayIT {
  private static final String REASON = "What is live there sends callers to a page that is gone.";

  @RegistryTest
  void goesNoFurtherFromAStageThatOthersMovedDuringItsRest(TestRegistry registry) {
    var path = new PathFixture(registry, Duration.ofDays(1));
    path.walk(1);
    path.moveDev(path.old());

    assertThat(path.walk(2)).isEqualTo(new StepAnswer.Overtaken());
    assertThat(path.state()).isEqualTo(PromotionState.OVERTAKEN);
    assertThat(path.stops()).containsExactly(StopState.LEFT, StopState.WAITING);
    assertThat(path.live(Stage.TEAM)).contains(path.old().id());
    assertThat(path.walk(2)).as("again").isEqualTo(new StepAnswer.Overtaken());
    assertThat(registry.get(Audit.class).verify(path.loop().project()))
        .isInstanceOf(AuditCheck.Whole.class);
  }

  @RegistryTest
  void goesNoFurtherThoughItLooksOnlyAfterItsRest(TestRegistry registry) {
    var path = new PathFixture(registry, Duration.ofDays(1));
    path.walk(1);
    path.moveDev(path.old());
    path.moveDev(path.loop().version("other"));
    path.age(Duration.ofDays(2));

    assertThat(path.walk(2)).isEqualTo(new StepAnswer.Overtaken());
    assertThat(path.live(Stage.TEAM)).contains(path.old().id());
  }

  @RegistryTest
  void goesOnWhereOthersMovedTheStageAfterItsRest(TestRegistry registry) {
    var path = new PathFixture(registry, Duration.ofDays(1));
    path.walk(1);
    path.age(Duration.ofDays(2));
    path.moveDev(path.old());

    assertThat(path.walk(2)).isEqualTo(new StepAnswer.Walked(2));
    assertThat(path.begin()).isEqualTo(new StepAnswer.Stepped(1, 100));
  }

  @RegistryTest
  void endsAtOnceWhereTheGlassIsBrokenAtTheStageWhereItRests(TestRegistry registry) {
    var path = new PathFixture(registry, Duration.ofDays(1));
    var glass = registry.get(BreakGlass.class);
    path.walk(1);
    PromptVersion mends = path.loop().version("mends it");
    glass.move(path.loop().project(), order(mends, Stage.TEAM), path.loop().manager(0));
    assertThat(path.state()).as("it is not there yet").isEqualTo(PromotionState.ROLLING);

    glass.move(path.loop().project(), order(mends, Stage.DEV), path.loop().manager(0));
    assertThat(path.state()).isEqualTo(PromotionState.OVERTAKEN);
    assertThat(path.stops()).containsExactly(StopState.LEFT, StopState.WAITING);
    assertThat(path.walk(2)).isEqualTo(new StepAnswer.Overtaken());
    assertThat(path.begin()).isEqualTo(new StepAnswer.Overtaken());
  }

  private static BreakGlass.Order order(PromptVersion version, Stage stage) {
    return new BreakGlass.Order(version.promptId(), version.id(), stage, REASON);
  }
}
