package dev.hansei.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A short run of the quick intervals; {@link CoverageSimulation} has all of them at length. */
class CoverageTest {
  private static final int ROUNDS = 500;

  /** Three standard errors below the nominal 95 % at so many rounds. */
  private static final double LEAST = 0.92;

  /**
   * What textbooks print and this package keeps for comparison only; each says that it is short.
   */
  private static final List<String> KNOWN_SHORT =
      List.of("kappa, large sample", "weighted kappa, large sample");

  static List<CoverageSimulation.Scenario> quick() {
    return CoverageSimulation.scenarios().stream()
        .filter(each -> !each.method().contains("bootstrap") && !each.method().contains("moments"))
        .filter(each -> !KNOWN_SHORT.contains(each.method()))
        .filter(each -> !each.population().startsWith("30 labels"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("quick")
  void holdsTheTruthAsOftenAsItPromises(CoverageSimulation.Scenario scenario) {
    assertThat(scenario.run(ROUNDS).share())
        .as("%s on %s", scenario.method(), scenario.population())
        .isGreaterThan(LEAST);
  }

  @Test
  void knowsWhichIntervalsAreShort() {
    CoverageSimulation.Scenario kappa =
        CoverageSimulation.scenarios().stream()
            .filter(each -> each.method().equals(KNOWN_SHORT.getFirst()))
            .findFirst()
            .orElseThrow();
    assertThat(kappa.run(ROUNDS).share()).isBetween(0.8, LEAST);
  }
}
