package dev.hansei.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleSizeTest {
  static List<JsonNode> halfWidths() {
    return Reference.rows(Reference.tree("sample-size.json").get("halfWidth"));
  }

  static List<JsonNode> decisions() {
    return Reference.rows(Reference.tree("sample-size.json").get("decide"));
  }

  @ParameterizedTest
  @MethodSource("halfWidths")
  void precisionAgreesWithStatsmodels(JsonNode row) {
    assertThat(
            SampleSize.forHalfWidth(
                row.get("standardDeviation").asDouble(),
                row.get("halfWidth").asDouble(),
                row.get("confidence").asDouble()))
        .hasValue(row.get("n").asInt());
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void decisionAgreesWithStatsmodels(JsonNode row) {
    double value = row.get("value").asDouble();
    double error = row.get("standardError").asDouble();
    int units = row.get("units").asInt();
    Estimate open = new Estimate(value, value - 2 * error, value + 2 * error, 0.95, units);
    assertThat(
            SampleSize.moreToDecide(
                seen(open, error), row.get("threshold").asDouble(), row.get("power").asDouble()))
        .hasValue(row.get("more").asInt());
  }

  @Test
  void decidedNeedsNoMore() {
    assertThat(SampleSize.moreToDecide(seen(new Estimate(0.1, 0.02, 0.2, 0.95, 50), 0.04), 0, 0.8))
        .hasValue(0);
  }

  @Test
  void tooCloseToTheThresholdIsSaidAsSuch() {
    Estimate open = new Estimate(0.0001, -0.1, 0.1, 0.95, 50);
    assertThat(SampleSize.moreToDecide(seen(open, 0.05), 0, 0.8)).isEmpty();
    assertThat(SampleSize.moreToDecide(seen(open, 0.05), 0.0001, 0.8)).isEmpty();
  }

  @Test
  void openIntervalNeverAsksForNothing() {
    Estimate open = new Estimate(0.2, -0.01, 0.4, 0.95, 50);
    assertThat(SampleSize.moreToDecide(seen(open, 0.05), 0, 0.5)).hasValue(1);
  }

  @Test
  void equalScoresNeedWhatTheirBoundNeeds() {
    PairedDifference three = equal(3);
    int more = SampleSize.moreToDecide(three, -0.05, 0.8).orElseThrow();
    assertThat(more).as("the rule of three for a margin of 0.05").isEqualTo(59 - 3);
    assertThat(equal(3 + more).difference().lower()).isGreaterThan(-0.05);
    assertThat(equal(2 + more).difference().lower()).isLessThan(-0.05);
    assertThat(SampleSize.moreToDecide(three, 0, 0.8)).isEmpty();
  }

  @Test
  void whatCanBeToldIsTheReachOfBothQuantilesTimesTheStandardError() {
    // (1.959964 + 0.841621) x 0.7 / 10, from a table of the normal distribution.
    assertThat(SampleSize.detectable(0.7, 100, 0.95, 0.8)).isCloseTo(0.196111, offset(1e-6));
    assertThat(SampleSize.detectable(0.7, 400, 0.95, 0.8))
        .as("four times the units, half the difference")
        .isCloseTo(0.0980555, offset(1e-6));
    assertThat(SampleSize.detectable(0, 4, 0.95, 0.8)).isZero();
    assertThatThrownBy(() -> SampleSize.detectable(0.5, 0, 0.95, 0.8)).hasMessageContaining("unit");
  }

  @Test
  void spreadIsReadBackFromTheIntervalThatItGave() {
    double error = 0.3 / Math.sqrt(50);
    double half = 1.959964 * error;
    assertThat(SampleSize.spreadOf(new Estimate(0.6, 0.6 - half, 0.6 + half, 0.95, 50)))
        .isCloseTo(0.3, offset(1e-6));
  }

  @Test
  void refusalsNameTheRule() {
    assertThatThrownBy(() -> SampleSize.forHalfWidth(1, 0, 0.95))
        .hasMessageContaining("half width > 0");
    assertThatThrownBy(() -> SampleSize.moreToDecide(equal(3), 0, 1)).hasMessageContaining("power");
  }

  private static PairedDifference seen(Estimate difference, double standardError) {
    PairCounts counts = new PairCounts(difference.n(), 0, 0);
    return new PairedDifference(
        0.5, 0.5 + difference.value(), difference, standardError, 0.9, 0.2, counts);
  }

  private static PairedDifference equal(int n) {
    List<PairedScore> pairs =
        IntStream.range(0, n).mapToObj(i -> new PairedScore("case-" + i, 1, 1)).toList();
    return Bootstrap.pairedDifference(pairs, Range.UNIT, BootstrapPlan.withSeed(1));
  }
}
