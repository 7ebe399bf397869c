package dev.hansei.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GateFiguresTest {
  static List<JsonNode> quantiles() {
    return Reference.rows(Reference.tree("quantile.json"));
  }

  static List<JsonNode> ratios() {
    return Reference.rows(Reference.tree("ratio.json"));
  }

  @ParameterizedTest
  @MethodSource("quantiles")
  void quantilesAgreeWithSciPy(JsonNode row) {
    double[] values = Expected.doubles(row.get("values"));
    SampleQuantile got =
        SampleQuantile.of(
            each(values, 1), row.get("share").asDouble(), row.get("confidence").asDouble());
    String name = row.get("name").asText();
    assertThat(got.value()).as(name).isEqualTo(row.get("value").asDouble());
    assertThat(got.lower()).as(name).isEqualTo(end(row.get("lower")));
    assertThat(got.upper()).as(name).isEqualTo(end(row.get("upper")));
  }

  @ParameterizedTest
  @MethodSource("ratios")
  void ratiosAgreeWithThePaper(JsonNode row) {
    Estimate got = RatioInterval.of(estimate(row.get("top")), estimate(row.get("bottom")));
    String name = row.get("name").asText();
    Expected.nearRelative(name, got.value(), row.get("expected").get(0), 1e-12);
    Expected.nearRelative(name, got.lower(), row.get("expected").get(1), 1e-12);
    Expected.nearRelative(name, got.upper(), row.get("expected").get(2), 1e-12);
  }

  @Test
  void repeatsOfACaseDoNotPassForMoreCases() {
    double[] values = IntStream.range(0, 300).mapToDouble(i -> i).toArray();
    SampleQuantile alone = SampleQuantile.of(each(values, 1), 0.95, 0.95);
    SampleQuantile repeated = SampleQuantile.of(each(values, 3), 0.95, 0.95);
    assertThat(alone.effective()).isEqualTo(300);
    assertThat(repeated.effective()).isEqualTo(100);
    assertThat(repeated.value()).isEqualTo(alone.value());
    assertThat(repeated.lower().orElseThrow()).isLessThan(alone.lower().orElseThrow());
    assertThat(repeated.upper().orElseThrow()).isGreaterThan(alone.upper().orElseThrow());
  }

  @Test
  void saysHowManyFiguresGiveAnUpperEnd() {
    assertThat(SampleQuantile.unitsForUpper(0.95, 0.95)).isEqualTo(72);
    double[] values = IntStream.range(0, 72).mapToDouble(i -> i).toArray();
    assertThat(SampleQuantile.of(each(values, 1), 0.95, 0.95).upper()).hasValue(71);
    double[] fewer = IntStream.range(0, 71).mapToDouble(i -> i).toArray();
    assertThat(SampleQuantile.of(each(fewer, 1), 0.95, 0.95).upper()).isEmpty();
  }

  @Test
  void refusalsNameTheRule() {
    assertThatThrownBy(() -> SampleQuantile.of(List.of(), 0.95, 0.95))
        .hasMessageContaining("at least one observation");
    assertThatThrownBy(() -> SampleQuantile.of(each(new double[] {1}, 1), 1, 0.95))
        .hasMessageContaining("strictly between 0 and 1");
    Estimate zero = new Estimate(1, 0, 2, 0.95, 5);
    assertThatThrownBy(() -> RatioInterval.of(zero, zero)).hasMessageContaining("above 0");
  }

  private static OptionalDouble end(JsonNode end) {
    return end.isNull() ? OptionalDouble.empty() : OptionalDouble.of(end.asDouble());
  }

  private static Estimate estimate(JsonNode row) {
    return new Estimate(
        row.get(0).asDouble(), row.get(1).asDouble(), row.get(2).asDouble(), 0.95, 50);
  }

  private static List<Observation> each(double[] values, int repeats) {
    return IntStream.range(0, values.length)
        .mapToObj(i -> new Observation("case-" + i / repeats, values[i]))
        .toList();
  }
}
