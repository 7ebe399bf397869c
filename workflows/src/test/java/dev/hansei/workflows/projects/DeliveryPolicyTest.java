package dev.hansei.workflows.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryPolicyTest {
  private static final double ALMOST_ONE = Math.nextDown(1.0);

  @Test
  void waitsAsTheSchemeSaysAndThenGivesUp() {
    List<Duration> pauses = new ArrayList<>();
    for (int attempt = 1; attempt < DeliveryPolicy.ATTEMPTS_MAX; attempt++) {
      pauses.add(again(status(500), attempt, 0).pause());
    }
    assertThat(pauses)
        .extracting(Duration::toSeconds)
        .containsExactly(5L, 300L, 1800L, 7200L, 18000L, 36000L, 50400L, 72000L, 86400L);
    assertThat(DeliveryPolicy.decide(status(500), DeliveryPolicy.ATTEMPTS_MAX, 0))
        .isEqualTo(new DeliveryDecision.Dead());
  }

  @Test
  void luckMakesAPauseUpToAFifthLonger() {
    assertThat(again(status(500), 2, 0.5).pause()).isEqualTo(Duration.ofSeconds(330));
    assertThat(again(status(500), 2, ALMOST_ONE).pause())
        .isBetween(Duration.ofSeconds(359), Duration.ofSeconds(360));
  }

  @Test
  void onlyTwoHundredsAreTakenAsDelivered() {
    for (int status : new int[] {200, 201, 202, 204, 299}) {
      assertThat(DeliveryPolicy.decide(status(status), 1, 0))
          .isEqualTo(new DeliveryDecision.Delivered());
    }
    for (int status : new int[] {100, 301, 302, 307, 400, 404, 500, 0}) {
      assertThat(DeliveryPolicy.decide(status(status), 1, 0))
          .as("%d", status)
          .isEqualTo(new DeliveryDecision.Again(Duration.ofSeconds(5), Duration.ZERO));
    }
  }

  @Test
  void goneEndsItAtAnyTry() {
    for (int attempt = 1; attempt <= DeliveryPolicy.ATTEMPTS_MAX; attempt++) {
      assertThat(DeliveryPolicy.decide(status(410), attempt, 0))
          .isEqualTo(new DeliveryDecision.Gone());
    }
  }

  @Test
  void sparesWhoSaysThatItIsTooMuch() {
    for (int status : new int[] {429, 502, 503, 504}) {
      assertThat(again(status(status), 9, 0).spare())
          .as("%d", status)
          .isEqualTo(Duration.ofSeconds(30));
    }
    assertThat(again(asked(Duration.ofMinutes(2)), 1, 0).spare()).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void waitsAtLeastAsLongAsAskedButNotForEver() {
    assertThat(again(asked(Duration.ofMinutes(2)), 1, 0).pause()).isEqualTo(Duration.ofMinutes(2));
    assertThat(again(asked(Duration.ofMinutes(2)), 2, 0).pause()).isEqualTo(Duration.ofMinutes(5));
    assertThat(again(asked(Duration.ofDays(400)), 1, 0).pause()).isEqualTo(Duration.ofHours(24));
  }

  @Test
  void refusesWhatIsNoTry() {
    assertThatThrownBy(() -> DeliveryPolicy.decide(status(500), 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DeliveryPolicy.decide(status(500), 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static DeliveryDecision.Again again(DeliveryReply reply, int attempt, double luck) {
    return (DeliveryDecision.Again) DeliveryPolicy.decide(reply, attempt, luck);
  }

  private static DeliveryReply status(int status) {
    return DeliveryReply.of(status, Duration.ZERO);
  }

  private static DeliveryReply asked(Duration wait) {
    return DeliveryReply.of(503, wait);
  }
}
