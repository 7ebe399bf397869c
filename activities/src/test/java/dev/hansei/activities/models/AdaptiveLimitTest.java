package dev.hansei.activities.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdaptiveLimitTest {
  @Test
  void bearsATenthOfRefusals() {
    var limit = new AdaptiveLimit(32);
    for (int call = 0; call < 1_000; call++) {
      if (call % 10 == 0) {
        limit.refused();
      } else {
        limit.answered();
      }
    }
    assertThat(limit.limit()).isEqualTo(32);
  }

  @Test
  void fallsByAThirdOnceMoreThanATenthAreRefusedAndAsksForNewEvidenceThen() {
    var limit = new AdaptiveLimit(32);
    refuse(limit, AdaptiveLimit.REFUSED_MAX);
    assertThat(limit.limit()).isEqualTo(32);
    refuse(limit, 1);
    assertThat(limit.limit()).isEqualTo(21);
    refuse(limit, AdaptiveLimit.REFUSED_MAX);
    assertThat(limit.limit()).isEqualTo(21);
    refuse(limit, 1);
    assertThat(limit.limit()).isEqualTo(14);
  }

  @Test
  void growsByOneForEachRoundOfAnswersAndNeverAboveWhatWasSet() {
    var limit = new AdaptiveLimit(3);
    refuse(limit, AdaptiveLimit.REFUSED_MAX + 1);
    assertThat(limit.limit()).isEqualTo(2);
    limit.answered();
    assertThat(limit.limit()).isEqualTo(2);
    limit.answered();
    assertThat(limit.limit()).isEqualTo(3);
    IntStream.range(0, 100).forEach(_ -> limit.answered());
    assertThat(limit.limit()).isEqualTo(3);
  }

  @Test
  void growsAlsoWhileAFewAreRefused() {
    var limit = new AdaptiveLimit(32);
    refuse(limit, AdaptiveLimit.REFUSED_MAX + 1);
    assertThat(limit.limit()).isEqualTo(21);
    for (int call = 0; call < 400; call++) {
      if (call % 20 == 0) {
        limit.refused();
      } else {
        limit.answered();
      }
    }
    assertThat(limit.limit()).isEqualTo(32);
  }

  @Test
  void leavesOneCallAlways() {
    var limit = new AdaptiveLimit(2);
    refuse(limit, 1_000);
    assertThat(limit.limit()).isEqualTo(1);
    assertThatThrownBy(() -> new AdaptiveLimit(0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static void refuse(AdaptiveLimit limit, int times) {
    IntStream.range(0, times).forEach(_ -> limit.refused());
  }

  @Test
  void followsWhatIsAllowedUnlessTheProviderBearsLess() {
    var limit = new AdaptiveLimit(32);
    limit.most(16);
    assertThat(limit.limit()).isEqualTo(16);
    limit.most(32);
    assertThat(limit.limit()).isEqualTo(32);
    for (int i = 0; i <= AdaptiveLimit.REFUSED_MAX; i++) {
      limit.refused();
    }
    int borne = limit.limit();
    assertThat(borne).isLessThan(32);
    limit.most(64);
    assertThat(limit.limit()).as("what it bears").isEqualTo(borne);
  }
}
