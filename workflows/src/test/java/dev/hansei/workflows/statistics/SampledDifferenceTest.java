package dev.hansei.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.workflows.statistics.SampledDifference.Side;
import dev.hansei.workflows.statistics.SampledMean.Labelled;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampledDifferenceTest {
  private static final double CONFIDENCE = 0.95;
  private static final int ROUNDS = 1_000;

  /** Half of the 5 % that may miss lie on this side; three standard errors more at 1,000 rounds. */
  private static final double FALSE_PASS_MAX = 0.04;

  static List<JsonNode> cases() {
    return Reference.rows(Reference.tree("sampled-difference.json"));
  }

  /** Against statsmodels, ppi-python and scipy: workflows/src/test/reference/differences.py. */
  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithTheReferences(JsonNode row) {
    String name = row.get("name").asText();

    SampledDifference found =
        SampledDifference.of(
            side(row.get("baseline")), side(row.get("candidate")), Range.UNIT, CONFIDENCE);

    Expected.near(name, found.trust(), row.get("trust"), 1e-5);
    Expected.near(name, found.baseline(), row.get("before"), 1e-6);
    Expected.near(name, found.candidate(), row.get("after"), 1e-6);
    Expected.near(name, found.difference().value(), row.get("difference"), 1e-6);
    int units = row.get("units").asInt();
    double few = units / (units - 2.0);
    assertThat(found.variance().whole())
        .as(name)
        .isEqualTo(row.get("squares").asDouble() * few, within(1e-9));
    assertThat(found.variance().units()).as(name).isEqualTo(units);
  }

  static List<CoverageSimulation.Scenario> atTheMargin() {
    return DifferenceScenarios.all();
  }

  /** A candidate that is worse by exactly the margin passes the gate in at most 1 of 40. */
  @ParameterizedTest
  @MethodSource("atTheMargin")
  void seldomLetsThroughWhatIsWorseByTheMargin(CoverageSimulation.Scenario scenario) {
    CoverageSimulation.Coverage seen = scenario.run(ROUNDS);

    assertThat(seen.above() / (double) ROUNDS).as(scenario.population()).isLessThan(FALSE_PASS_MAX);
    assertThat(seen.share()).as(scenario.population()).isGreaterThan(0.925);
  }

  @Test
  void whatBothRunsShareFallsOut() {
    List<Observation> all = new ArrayList<>();
    List<Labelled> labelled = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      all.add(new Observation("u" + i, i % 2));
      if (i < 40) {
        labelled.add(new Labelled("u" + i, i % 3 == 0 ? 1 : 0, i % 2, 0.4));
      }
    }
    var side = new Side(all, labelled);

    SampledDifference same = SampledDifference.of(side, side, Range.UNIT, CONFIDENCE);

    assertThat(same.difference().value()).isZero();
    assertThat(same.variance().whole()).isEqualTo(0, within(1e-15));
    assertThat(same.difference().upper())
        .as("that no label differs does not show that no answer does")
        .isGreaterThan(0.05);
  }

  @Test
  void labelsOnOneSideOnlyShowNothing() {
    List<Observation> all = List.of(new Observation("u0", 1), new Observation("u1", 0));
    var none = new Side(all, List.of());
    assertThatThrownBy(() -> SampledDifference.of(none, none, Range.UNIT, CONFIDENCE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 independent units of either side");
  }

  @Test
  void forecastsTheLabelsThatDecide() {
    // Half of the variance is of 50 labels, and stays above what the smaller value needs.
    var variance = new SampledVariance(0.0016, 0.0008, 0.0001, 50);
    var seen = new Estimate(0.05, -0.03, 0.13, CONFIDENCE, 50);
    var far = new Estimate(0.1, -0.02, 0.22, CONFIDENCE, 50);

    assertThat(variance.moreToDecide(seen, 0, 0.8)).as("the answers vary too much").isEmpty();
    assertThat(variance.moreToDecide(far, 0, 0.8).orElseThrow()).isBetween(34, 37);
    assertThat(variance.moreToDecide(far, 0.5, 0.8)).hasValue(0);
  }

  private static Side side(JsonNode run) {
    List<Observation> all = new ArrayList<>();
    List<Labelled> labelled = new ArrayList<>();
    for (int i = 0; i < run.get("units").size(); i++) {
      String unit = run.get("units").get(i).asText();
      double judge = run.get("judge").get(i).asDouble();
      all.add(new Observation(unit, judge));
      JsonNode people = run.get("people").get(i);
      if (!people.isNull()) {
        labelled.add(
            new Labelled(unit, people.asDouble(), judge, run.get("chance").get(i).asDouble()));
      }
    }
    return new Side(all, labelled);
  }
}
