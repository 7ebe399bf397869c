package dev.hansei.workflows.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.annotations.PersonDrift.Trend;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PersonDriftTest {
  private static final int LIVES = 160;
  private static final int OUTCOMES = 200;

  @Test
  void saysNothingAtTheBeginning() {
    assertThat(PersonDrift.of(List.of()).trend()).isEqualTo(Trend.TOO_FEW);
    assertThat(PersonDrift.of(outcomes(new Random(1), PersonDrift.FIRST, 0.9, 0.9)).since())
        .isEmpty();
    assertThat(PersonDrift.of(outcomes(new Random(1), 31, 0.9, 0.9)).trend())
        .isEqualTo(Trend.STEADY);
  }

  @Test
  void isSeldomWrongAboutSteadyPeopleHoweverOftenTheLeadLooks() {
    for (double share : new double[] {0.6, 0.9}) {
      var random = new Random(3);
      int wrong = 0;
      for (int life = 0; life < LIVES; life++) {
        List<Boolean> all = outcomes(random, OUTCOMES, share, share);
        boolean isWrong = false;
        for (int look = PersonDrift.FIRST + 10; look <= OUTCOMES && !isWrong; look += 20) {
          isWrong = PersonDrift.of(all.subList(0, look)).trend() != Trend.STEADY;
        }
        wrong += isWrong ? 1 : 0;
      }
      assertThat(wrong).as("of %d at %s", LIVES, share).isLessThanOrEqualTo(LIVES / 20);
    }
  }

  @Test
  void seesALargeMove() {
    var random = new Random(5);
    int worse = 0;
    int better = 0;
    for (int life = 0; life < 100; life++) {
      worse += PersonDrift.of(outcomes(random, OUTCOMES, 0.95, 0.5)).trend() == Trend.WORSE ? 1 : 0;
      better +=
          PersonDrift.of(outcomes(random, OUTCOMES, 0.4, 0.9)).trend() == Trend.BETTER ? 1 : 0;
    }
    assertThat(worse).isGreaterThan(75);
    assertThat(better).isGreaterThan(75);
  }

  private static List<Boolean> outcomes(Random random, int n, double first, double since) {
    List<Boolean> outcomes = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      outcomes.add(random.nextDouble() < (i < PersonDrift.FIRST ? first : since));
    }
    return outcomes;
  }
}
