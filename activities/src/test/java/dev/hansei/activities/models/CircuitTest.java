package dev.hansei.activities.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CircuitTest {
  private static final Duration OUTAGE = Duration.ofMinutes(5);

  private final Circuit circuit = new Circuit(OUTAGE);
  private long now = 7;

  @Test
  void opensAfterFailuresInARowAndTriesWithOneCallInAWhile() {
    fail(Circuit.BROKEN - 1);
    circuit.answered();
    fail(Circuit.BROKEN - 1);
    assertThat(circuit.mayTry(now, 31)).isTrue();
    fail(1);
    assertThat(circuit.isBroken()).isTrue();
    assertThat(circuit.mayTry(now, 0)).isFalse();
    assertThat(circuit.untilTry(now)).isEqualTo(Duration.ofSeconds(1).toNanos());
    pass(Duration.ofSeconds(1));
    assertThat(circuit.mayTry(now, 1)).as("beside an open call").isFalse();
    assertThat(circuit.mayTry(now, 0)).isTrue();
  }

  @Test
  void waitsTwiceAsLongAfterEachTryThatFails() {
    fail(Circuit.BROKEN);
    for (int seconds : new int[] {1, 2, 4, 8, 16, 30, 30}) {
      assertThat(circuit.untilTry(now)).isEqualTo(Duration.ofSeconds(seconds).toNanos());
      pass(Duration.ofSeconds(seconds));
      fail(1);
    }
    circuit.answered();
    assertThat(circuit.mayTry(now, 31)).isTrue();
    fail(Circuit.BROKEN);
    assertThat(circuit.untilTry(now)).as("anew").isEqualTo(Duration.ofSeconds(1).toNanos());
  }

  @Test
  void callsThatWereOpenWhenItBrokeMakeItNoWorse() {
    fail(Circuit.BROKEN + 31);
    assertThat(circuit.untilTry(now)).isEqualTo(Duration.ofSeconds(1).toNanos());
  }

  @Test
  void isGivenUpAfterTheOutageThatIsBorne() {
    fail(Circuit.BROKEN);
    pass(OUTAGE);
    assertThat(circuit.isGivenUp(now)).isFalse();
    pass(Duration.ofNanos(1));
    assertThat(circuit.isGivenUp(now)).isTrue();
    assertThat(circuit.mayTry(now, 0)).as("one still tries").isTrue();
    circuit.answered();
    assertThat(circuit.isGivenUp(now)).isFalse();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      circuit.failed(now);
    }
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }
}
