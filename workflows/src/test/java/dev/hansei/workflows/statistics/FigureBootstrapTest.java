package dev.hansei.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FigureBootstrapTest {
  static List<JsonNode> cases() {
    return Reference.rows(Reference.tree("figure-bootstrap.json"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readsTheEndsThatSciPyReadsFromTheSameResamples(JsonNode row) {
    List<double[]> columns = new ArrayList<>();
    row.get("data").forEach(column -> columns.add(Expected.doubles(column)));
    String figure = row.get("figure").asText();
    for (IntervalMethod method : List.of(IntervalMethod.PERCENTILE, IntervalMethod.BCA)) {
      BootstrapPlan plan =
          new BootstrapPlan(
              1_000, row.get("confidence").asDouble(), method, row.get("seed").asLong());
      Estimate got =
          FigureBootstrap.interval(
                  columns.getFirst().length,
                  times -> figure(figure, columns, times),
                  new Range(-1e9, 1e9),
                  plan)
              .orElseThrow();
      String what = row.get("name").asText() + " " + method;
      Expected.near(what, got.value(), row.get("value"), 1e-12);
      Expected.near(what, got.lower(), row.get(method.name()).get(0), 1e-9);
      Expected.near(what, got.upper(), row.get(method.name()).get(1), 1e-9);
    }
  }

  @Test
  void sameSeedSameInterval() {
    double[] values = {1, 2, 4, 8.5, 9, 3.1, 2.7, 6.6, 5.9, 0.3, 7.7, 4.2};
    FigureBootstrap.Figure mean = times -> mean(drawn(values, times));
    Range range = new Range(0, 10);
    assertThat(FigureBootstrap.interval(12, mean, range, BootstrapPlan.withSeed(3)))
        .isEqualTo(FigureBootstrap.interval(12, mean, range, BootstrapPlan.withSeed(3)))
        .isNotEqualTo(FigureBootstrap.interval(12, mean, range, BootstrapPlan.withSeed(4)));
  }

  @Test
  void degenerateSamplesHaveAnAnswer() {
    BootstrapPlan plan = BootstrapPlan.withSeed(1);
    assertThat(FigureBootstrap.interval(3, _ -> Double.NaN, Range.UNIT, plan)).isEmpty();
    Estimate constant = FigureBootstrap.interval(3, _ -> 1, Range.UNIT, plan).orElseThrow();
    assertThat(constant).isEqualTo(ConstantSample.interval(1, 3, Range.UNIT, 0.95));
    Estimate one = FigureBootstrap.interval(1, _ -> 0.5, Range.UNIT, plan).orElseThrow();
    assertThat(one.lower()).isLessThan(0.1);
    assertThat(one.n()).isEqualTo(1);
  }

  @Test
  void refusalsNameTheRule() {
    BootstrapPlan plan = BootstrapPlan.withSeed(1);
    assertThatThrownBy(() -> FigureBootstrap.interval(0, _ -> 1, Range.UNIT, plan))
        .hasMessageContaining("at least one unit, got 0");
    assertThatThrownBy(() -> FigureBootstrap.interval(200_000, _ -> 1, Range.UNIT, plan))
        .hasMessageContaining("200000 units x 10000 resamples");
  }

  private static double figure(String name, List<double[]> columns, int[] times) {
    double[] x = drawn(columns.getFirst(), times);
    double[] y = drawn(columns.getLast(), times);
    return switch (name) {
      case "mean" -> mean(x);
      case "median" -> median(x);
      case "spread" -> Math.sqrt(covariance(x, x) / (x.length - 1));
      case "ratio" -> mean(x) / mean(y);
      case "correlation" -> covariance(x, y) / Math.sqrt(covariance(x, x) * covariance(y, y));
      default -> throw new IllegalArgumentException("no figure " + name);
    };
  }

  private static double[] drawn(double[] values, int[] times) {
    List<Double> drawn = new ArrayList<>();
    for (int i = 0; i < times.length; i++) {
      for (int repeat = 0; repeat < times[i]; repeat++) {
        drawn.add(values[i]);
      }
    }
    return drawn.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double median(double[] values) {
    double[] sorted = Arrays.stream(values).sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  private static double covariance(double[] x, double[] y) {
    double meanX = mean(x);
    double meanY = mean(y);
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (x[i] - meanX) * (y[i] - meanY);
    }
    return sum;
  }
}
