package dev.hansei.infra.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.stack.RestartPolicy.Deaths;
import dev.hansei.infra.stack.RestartPolicy.Decision;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {
  @Test
  void restartsAtOnceWhatWasReady() {
    assertThat(RestartPolicy.decide(new Deaths(true, false, 0, 0)))
        .isEqualTo(new Decision.Restart(Duration.ofMillis(100)));
  }

  @Test
  void restartsWhatIsKilledAgainAndAgain() {
    assertThat(RestartPolicy.decide(new Deaths(true, false, 0, RestartPolicy.RESTARTS_MAX - 1)))
        .isInstanceOf(Decision.Restart.class);
  }

  @Test
  void waitsLongerAfterEachFailedStartButNeverOverTenSeconds() {
    var previous = Duration.ZERO;
    for (int failed = 0; failed < RestartPolicy.FAILED_STARTS_MAX; failed++) {
      var decision = RestartPolicy.decide(new Deaths(true, false, failed, failed));
      assertThat(decision).isInstanceOf(Decision.Restart.class);
      var delay = ((Decision.Restart) decision).delay();
      assertThat(delay).isGreaterThan(previous).isLessThanOrEqualTo(Duration.ofSeconds(10));
      previous = delay;
    }
  }

  @Test
  void givesUpWhatKeepsDyingBeforeItIsReady() {
    assertThat(RestartPolicy.decide(new Deaths(true, false, RestartPolicy.FAILED_STARTS_MAX, 8)))
        .isInstanceOf(Decision.GiveUp.class);
  }

  @Test
  void givesUpSoonWhatNeverCameUp() {
    assertThat(RestartPolicy.decide(new Deaths(false, false, 1, 0)))
        .isInstanceOf(Decision.Restart.class);
    assertThat(RestartPolicy.decide(new Deaths(false, false, RestartPolicy.FIRST_STARTS_MAX, 1)))
        .isInstanceOf(Decision.GiveUp.class);
  }

  @Test
  void doesNotLetAPersonWaitTwiceForAStartThatHangs() {
    assertThat(RestartPolicy.decide(new Deaths(false, true, 1, 0)))
        .isInstanceOf(Decision.GiveUp.class);
    assertThat(RestartPolicy.decide(new Deaths(true, true, 1, 0)))
        .isInstanceOf(Decision.Restart.class);
  }
}
