package dev.hansei.workflows.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.promotions.LiveMetric.Direction;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MetricPolicyTest {
  @Test
  void aDetectorsFindsAreHarm() {
    assertThat(MetricPolicy.usual("detector:refusal")).isEqualTo(Direction.LOWER_IS_BETTER);
    assertThat(MetricPolicy.usual("thumbs")).isEqualTo(Direction.HIGHER_IS_BETTER);
    assertThat(objection("detector:refusal", Direction.HIGHER_IS_BETTER, OptionalDouble.empty()))
        .hasValueSatisfying(why -> assertThat(why).contains("lower-is-better"));
    assertThat(objection("detector:refusal", Direction.LOWER_IS_BETTER, OptionalDouble.empty()))
        .isEmpty();
    for (String good : new String[] {"thumbs", "resolved", "stars", "judge:helpful@1"}) {
      assertThat(objection(good, Direction.LOWER_IS_BETTER, OptionalDouble.empty()))
          .as(good)
          .hasValueSatisfying(why -> assertThat(why).contains("higher-is-better"));
    }
  }

  @Test
  void aThresholdThatAllOrNoneReachTellsNothing() {
    assertThat(from("stars", 0.5)).isPresent();
    assertThat(from("stars", 1)).isPresent();
    assertThat(from("stars", 4)).isEmpty();
    assertThat(from("stars", 6)).isPresent();
    assertThat(from("thumbs", 0)).isPresent();
    assertThat(from("thumbs", 0.5)).isEmpty();
    assertThat(from("judge:helpful@1", 1.5)).isPresent();
    assertThat(from("judge:helpful@1", 1)).isEmpty();
  }

  @Test
  void ofANameOfTheApplicationsOwnNothingIsKnown() {
    assertThat(from("nps", 9)).isEmpty();
    assertThat(objection("latency", Direction.LOWER_IS_BETTER, OptionalDouble.of(2_000))).isEmpty();
  }

  private static Optional<String> from(String name, double passesFrom) {
    return objection(name, Direction.HIGHER_IS_BETTER, OptionalDouble.of(passesFrom));
  }

  private static Optional<String> objection(
      String name, Direction direction, OptionalDouble passesFrom) {
    return MetricPolicy.objection(new LiveMetric(name, direction, passesFrom));
  }
}
