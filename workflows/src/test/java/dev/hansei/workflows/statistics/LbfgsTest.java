package dev.hansei.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LbfgsTest {
  /** Curvatures from 1 to 10,000 along the axes, the optimum at 1, 2, 3. */
  private static double bowl(double[] point, double[] gradient) {
    double sum = 0;
    double curvature = 1;
    for (int i = 0; i < point.length; i++) {
      double away = point[i] - (i + 1);
      sum += curvature / 2 * away * away;
      gradient[i] = curvature * away;
      curvature *= 100;
    }
    return sum;
  }

  @Test
  void findsTheBottomOfANarrowBowl() {
    var found = Lbfgs.minimise(LbfgsTest::bowl, new double[3], 1e-9, 200);
    assertThat(found.isFlat()).isTrue();
    assertThat(found.point()).containsExactly(new double[] {1, 2, 3}, within(1e-8));
    assertThat(found.value()).isCloseTo(0, within(1e-15));
    assertThat(found.evaluations()).isLessThan(100);
  }

  @Test
  void givesTheSameBitsAgain() {
    var first = Lbfgs.minimise(LbfgsTest::bowl, new double[3], 1e-9, 200);
    var second = Lbfgs.minimise(LbfgsTest::bowl, new double[3], 1e-9, 200);
    assertThat(first.point()).isEqualTo(second.point());
  }

  @Test
  void saysWhenItsEvaluationsWereTooFew() {
    var found = Lbfgs.minimise(LbfgsTest::bowl, new double[3], 1e-9, 5);
    assertThat(found.isFlat()).isFalse();
    assertThat(found.evaluations()).isEqualTo(5);
    assertThat(found.slope()).isGreaterThan(1e-9);
  }

  @Test
  void staysWhereItIsFlatAlready() {
    var found = Lbfgs.minimise(LbfgsTest::bowl, new double[] {1, 2, 3}, 1e-9, 5);
    assertThat(found.evaluations()).isEqualTo(1);
    assertThat(found.point()).containsExactly(1, 2, 3);
  }

  @Test
  void refusalsNameTheRule() {
    assertThatThrownBy(() -> Lbfgs.minimise(LbfgsTest::bowl, new double[0], 1e-9, 5))
        .hasMessageContaining("need a start");
    assertThatThrownBy(() -> Lbfgs.minimise(LbfgsTest::bowl, new double[1], 0, 5))
        .hasMessageContaining("tolerance above 0");
  }
}
