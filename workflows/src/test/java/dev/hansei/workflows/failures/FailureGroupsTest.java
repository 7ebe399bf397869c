package dev.hansei.workflows.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureGroupsTest {
  /** Unit vectors at these degrees. */
  private static List<float[]> at(double... degrees) {
    return Arrays.stream(degrees)
        .mapToObj(each -> {
          double angle = Math.toRadians(each);
          return new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
        })
        .toList();
  }

  @Test
  void whatPointsTheSameWayIsOneGroupAndTheLargestComesFirst() {
    assertThat(FailureGroups.of(at(90, 0, 5, 92, 2, 180), 0.9))
        .containsExactly(List.of(1, 2, 4), List.of(0, 3), List.of(5));
  }

  @Test
  void groupsAreJoinedByTheMeanOverTheirPairsNotByTheirNearestMembers() {
    // 30 degrees from the next each: single linkage would make one group of all.
    assertThat(FailureGroups.of(at(0, 30, 60, 90), 0.85))
        .containsExactly(List.of(0, 1), List.of(2, 3));
  }

  @Test
  void nothingIsNothingAndTooManyAreRefused() {
    assertThat(FailureGroups.of(List.of(), 0.5)).isEmpty();
    List<float[]> many = Collections.nCopies(FailureGroups.ITEMS_MAX + 1, new float[] {1, 0});
    assertThatThrownBy(() -> FailureGroups.of(many, 0.5)).hasMessageContaining("at most 6000");
  }
}
