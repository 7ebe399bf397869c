package dev.hansei.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BettingTestTest {
  private static final double ALPHA = 0.05;

  static List<JsonNode> streams() {
    return Reference.rows(Reference.tree("betting.json"));
  }

  @ParameterizedTest
  @MethodSource("streams")
  void agreesWithNumpyAfterEachDifference(JsonNode row) {
    double[] differences = Expected.doubles(row.get("differences"));
    double[] expected = Expected.doubles(row.get("logWealths"));
    BettingTest test = BettingTest.start(row.get("margin").asDouble());
    for (int i = 0; i < differences.length; i++) {
      test = test.after(differences[i]);
      Expected.near(row.get("name") + " after " + i, test.logWealth(), expected[i], 1e-9);
    }
    Expected.near("highest", test.highest(), row.get("highest"), 1e-9);
    assertThat(test.seen()).isEqualTo(differences.length);
  }

  /** To the last digit: a state goes through JSON and on, perhaps on another processor. */
  @Test
  void isTheSameOnEveryProcessor() {
    BettingTest test = BettingTest.start(0.01);
    for (double difference : new double[] {-1, 0.25, -0.75, 0, -1, 1, -0.5}) {
      test = test.after(difference);
    }
    assertThat(test.logWealth()).isEqualTo(LAST_DIGITS);
  }

  private static final double LAST_DIGITS = 0.5;

  @Test
  void remembersTheBestMoment() {
    BettingTest test = BettingTest.start(0);
    for (int i = 0; i < 40; i++) {
      test = test.after(-1);
    }
    assertThat(test.refutes(ALPHA)).isTrue();
    double highest = test.highest();
    for (int i = 0; i < 400; i++) {
      test = test.after(1);
    }
    assertThat(test.logWealth()).isNegative();
    assertThat(test.highest()).isEqualTo(highest);
    assertThat(test.refutes(ALPHA)).isTrue();
  }

  @Test
  void neverGoesBroke() {
    BettingTest test = BettingTest.start(BettingTest.MARGIN_MAX);
    for (int i = 0; i < 1_000; i++) {
      test = test.after(1);
    }
    assertThat(test.logWealth()).isFinite();
    assertThat(test.refutes(ALPHA)).isFalse();
  }

  /** Of equal arms that are looked at after each difference. */
  @Test
  void isWrongAsSeldomAsItPromises() {
    int rounds = 1_000;
    int wrong = 0;
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < rounds; round++) {
      BettingTest test = BettingTest.start(0);
      for (int i = 0; i < 500; i++) {
        double candidate = random.nextDouble() < 0.85 ? 1 : 0;
        double baseline = random.nextDouble() < 0.85 ? 1 : 0;
        test = test.after(candidate - baseline);
      }
      wrong += test.refutes(ALPHA) ? 1 : 0;
    }
    assertThat(wrong).isLessThan((int) (ALPHA * rounds));
  }

  @Test
  void refusesWhatIsNoStateAndNoDifference() {
    assertThatThrownBy(() -> BettingTest.start(0.31)).hasMessageContaining("margin");
    assertThatThrownBy(() -> BettingTest.start(0).after(1.01)).hasMessageContaining("difference");
    assertThatThrownBy(() -> BettingTest.start(0).after(Double.NaN))
        .hasMessageContaining("difference");
    assertThatThrownBy(() -> BettingTest.start(0).refutes(0)).hasMessageContaining("alpha");
    assertThatThrownBy(() -> new BettingTest(0, Collections.nCopies(5, 0.0), 0, 0, 0))
        .hasMessageContaining("no test");
  }
}
