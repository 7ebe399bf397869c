package dev.hansei.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DisparityTest {
  /** Newcombe (1998), table II, first example by method 10. */
  @Test
  void theGapOfTwoSharesHasNewcombesInterval() {
    var seen = Disparity.of(shares("a", 56, 70), shares("b", 48, 80), Range.UNIT, 0.95);

    assertThat(seen.gap().value()).isEqualTo(0.2, within(1e-12));
    assertThat(seen.gap().lower()).isEqualTo(0.0524, within(5e-5));
    assertThat(seen.gap().upper()).isEqualTo(0.3339, within(5e-5));
    assertThat(seen.gap().n()).isEqualTo(150);
  }

  @Test
  void thePValueIsWhereTheIntervalTouchesZero() {
    var slice = List.of(graded("a", 0.4, 0.5, 0.6), graded("a2", 0.3, 0.55, 0.7)).stream();
    List<Observation> inside = slice.flatMap(List::stream).toList();
    List<Observation> rest = graded("b", 0.6, 0.8, 0.7, 0.9, 0.75, 0.65);

    double pValue = Disparity.of(inside, rest, Range.UNIT, 0.95).pValue();

    assertThat(pValue).isBetween(0.001, 0.05);
    assertThat(Disparity.of(inside, rest, Range.UNIT, 1 - pValue).gap().upper())
        .isEqualTo(0, within(1e-6));
  }

  @Test
  void sidesWithoutSpreadStillLeaveDoubt() {
    var seen = Disparity.of(shares("a", 0, 5), shares("b", 5, 5), Range.UNIT, 0.95);

    assertThat(seen.gap().value()).isEqualTo(-1);
    assertThat(seen.gap().upper()).isBetween(-0.6, -0.2);
    assertThat(seen.pValue()).isBetween(1e-5, 0.05);
    var graded = Disparity.of(graded("a", 0.5, 0.5), graded("b", 0.7), Range.UNIT, 0.95);
    assertThat(graded.gap().contains(0)).isTrue();
  }

  @Test
  void equalSidesSayNothing() {
    var seen = Disparity.of(shares("a", 3, 6), shares("b", 5, 10), Range.UNIT, 0.95);

    assertThat(seen.gap().value()).isZero();
    assertThat(seen.pValue()).isEqualTo(1);
  }

  private static List<Observation> shares(String side, int passed, int n) {
    return IntStream.range(0, n)
        .mapToObj(i -> new Observation(side + i, i < passed ? 1 : 0))
        .toList();
  }

  private static List<Observation> graded(String side, double... values) {
    return IntStream.range(0, values.length)
        .mapToObj(i -> new Observation(side + i, values[i]))
        .toList();
  }
}
