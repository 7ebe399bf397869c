package dev.hansei.infra.registry.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.Sql;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.workflows.promotions.FreezeWindow;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.ReleaseRules;
import dev.hansei.workflows.promotions.StepAnswer;
import dev.hansei.workflows.prompts.Stage;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** A freeze after a rest that is longer than the request's patience of one day. */
class PathFreezeIT {
  private static final Duration REST = Duration.ofDays(10);

  @RegistryTest
  void isWaitedForFromTheEndOfTheRest(TestRegistry registry) {
    PathFixture path = rested(registry);
    freeze(registry, path, true);
    assertThat(path.begin()).isInstanceOf(StepAnswer.Frozen.class);
    assertThat(path.begin()).as("an hour after").isInstanceOf(StepAnswer.Frozen.class);

    freeze(registry, path, false);
    assertThat(path.begin()).isEqualTo(new StepAnswer.Stepped(1, 100));
    assertThat(path.state()).isEqualTo(PromotionState.ROLLING);
  }

  @RegistryTest
  void isWaitedForNoLongerThanThePatienceAfterTheRest(TestRegistry registry) {
    PathFixture path = rested(registry);
    freeze(registry, path, true);
    assertThat(path.begin()).isInstanceOf(StepAnswer.Frozen.class);
    path.age(Duration.ofDays(2));

    assertThat(path.begin()).isEqualTo(new StepAnswer.Expired());
    assertThat(path.state()).isEqualTo(PromotionState.EXPIRED);
    assertThat(path.live(Stage.TEAM)).as("it keeps it").contains(path.candidate().id());
  }

  /** One whose rest at team ended an hour ago. */
  private static PathFixture rested(TestRegistry registry) {
    var path = new PathFixture(registry, Duration.ZERO);
    path.reopen(Duration.ZERO, REST);
    path.walk(1);
    path.walk(2);
    path.age(REST.plusHours(1));
    age(registry, path, REST.plusHours(1));
    return path;
  }

  private static void age(TestRegistry registry, PathFixture path, Duration by) {
    new Sql(registry.database())
        .execute(
            "UPDATE promotions_promotion SET created_at = created_at - INTERVAL %d SECOND WHERE"
                    .formatted(by.toSeconds())
                + " project_id = ?",
            path.loop().project().value());
  }

  private static void freeze(TestRegistry registry, PathFixture path, boolean frozen) {
    var forYears =
        new FreezeWindow.Once(
            "for years",
            ZoneId.of("Asia/Tokyo"),
            LocalDateTime.parse("2020-01-01T00:00"),
            LocalDateTime.parse("2120-01-01T00:00"));
    var rules =
        new ReleaseRules(
            ReleaseRules.Quorum.USUAL,
            List.of(),
            frozen ? List.of(forYears) : List.of(),
            Optional.empty());
    registry.get(Rulebook.class).save(path.loop().project(), rules, path.loop().requester());
  }
}
