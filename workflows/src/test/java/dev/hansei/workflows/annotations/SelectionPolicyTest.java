package dev.hansei.workflows.annotations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hansei.workflows.annotations.SelectionPolicy.Facts;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionPolicyTest {
  @ParameterizedTest
  @CsvSource({"0, 0, 0", "1, 0, 0", "1, 1, 1", "2, 0, 0", "2, 1, 0.888888888888", "3, 1, 0.75"})
  void judgesDisagreeMostAtHalf(int passing, int failing, double size) {
    Facts facts = new Facts(verdicts(passing, failing), OptionalDouble.empty(), 0.5, 100);

    assertThat(SelectionPolicy.size(Strategy.DISAGREEMENT, facts)).isEqualTo(size, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.5, 1", "0.6, 0.5, 0.9", "0, 0.5, 0.5", "1, 0.8, 0.8"})
  void nearTheThresholdIsLargest(double score, double threshold, double size) {
    Facts facts = new Facts(List.of(), OptionalDouble.of(score), threshold, 100);

    assertThat(SelectionPolicy.size(Strategy.THRESHOLD, facts)).isEqualTo(size, within(1e-9));
  }

  @Test
  void anUnsureScoreOfAShortAnswerNarrowsMostInAMinute() {
    double unsureShort = narrowing(0.5, 200);
    double unsureLong = narrowing(0.5, 8_000);
    double sureShort = narrowing(0.99, 200);

    assertThat(unsureShort).isGreaterThan(unsureLong).isGreaterThan(sureShort);
    assertThat(sureShort).isPositive().isEqualTo(narrowing(1, 200));
  }

  @Test
  void withoutAVerdictOnlyChanceSpeaksForAnAnswer() {
    Facts none = new Facts(List.of(), OptionalDouble.empty(), 0.5, 100);

    for (Strategy strategy : Strategy.values()) {
      assertThat(SelectionPolicy.size(strategy, none))
          .as(strategy.name())
          .isEqualTo(strategy.readsVerdicts() ? 0 : 1);
    }
  }

  private static double narrowing(double score, int chars) {
    return SelectionPolicy.size(
        Strategy.NARROWING, new Facts(List.of(), OptionalDouble.of(score), 0.5, chars));
  }

  private static List<Boolean> verdicts(int passing, int failing) {
    List<Boolean> all = new java.util.ArrayList<>(Collections.nCopies(passing, true));
    all.addAll(Collections.nCopies(failing, false));
    return all;
  }
}
