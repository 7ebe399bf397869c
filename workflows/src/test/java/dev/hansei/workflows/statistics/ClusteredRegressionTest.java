package dev.hansei.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClusteredRegressionTest {
  static List<JsonNode> cases() {
    return Reference.rows(Reference.tree("clustered-regression.json"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithStatsmodels(JsonNode row) {
    List<ClusteredRegression.Row> rows = new ArrayList<>();
    for (int i = 0; i < row.get("values").size(); i++) {
      double[] features = Expected.doubles(row.get("features").get(i));
      String unit = "unit-" + row.get("units").get(i).asInt();
      rows.add(new ClusteredRegression.Row(unit, features, row.get("values").get(i).asDouble()));
    }
    List<ClusteredRegression.Coefficient> got =
        ClusteredRegression.fit(rows, row.get("confidence").asDouble()).orElseThrow();
    assertThat(got).hasSize(row.get("weights").size());
    for (int i = 0; i < got.size(); i++) {
      String what = row.get("name").asText() + " " + i;
      Expected.near(what, got.get(i).estimate().value(), row.get("weights").get(i), 1e-9);
      Expected.near(what, got.get(i).cr0(), row.get("cr0").get(i), 1e-9);
      Expected.near(what, got.get(i).cr1(), row.get("cr1").get(i), 1e-9);
      Expected.near(what, got.get(i).estimate().lower(), row.get("lower").get(i), 1e-8);
      Expected.near(what, got.get(i).estimate().upper(), row.get("upper").get(i), 1e-8);
    }
  }

  @Test
  void withoutFeaturesItIsTheClusteredMean() {
    List<Observation> observations =
        IntStream.range(0, 20)
            .mapToObj(i -> new Observation("u" + i / 3, i * 7 % 10 / 10.0))
            .toList();
    ClusteredMean mean = ClusteredMean.of(observations, Range.UNIT);
    ClusteredRegression.Coefficient only =
        ClusteredRegression.fit(
                observations.stream()
                    .map(each ->
                        new ClusteredRegression.Row(each.unit(), new double[0], each.value()))
                    .toList(),
                0.95)
            .orElseThrow()
            .getFirst();
    Expected.near("mean", only.estimate().value(), mean.mean(), 1e-12);
    Expected.near("cr1", only.cr1(), mean.cr1(), 1e-12);
  }

  @Test
  void whatTheRowsDoNotTellIsEmpty() {
    assertThat(ClusteredRegression.fit(rows(9, 3, true), 0.95)).as("features alike").isEmpty();
    assertThat(ClusteredRegression.fit(rows(9, 9, false), 0.95)).as("one unit").isEmpty();
    assertThat(ClusteredRegression.fit(rows(3, 1, false), 0.95)).as("three rows").isEmpty();
    assertThat(ClusteredRegression.fit(rows(9, 3, false), 0.95)).isPresent();
  }

  @Test
  void refusalsNameTheRule() {
    assertThatThrownBy(() -> ClusteredRegression.fit(List.of(), 0.95))
        .hasMessageContaining("at least one row");
    List<ClusteredRegression.Row> uneven =
        List.of(
            new ClusteredRegression.Row("a", new double[1], 0),
            new ClusteredRegression.Row("b", new double[2], 0));
    assertThatThrownBy(() -> ClusteredRegression.fit(uneven, 0.95))
        .hasMessageContaining("same features");
    assertThatThrownBy(() -> new ClusteredRegression.Row("a", new double[] {Double.NaN}, 0))
        .hasMessageContaining("finite, got 0.0 from [NaN] in unit a");
  }

  private static List<ClusteredRegression.Row> rows(int n, int inUnit, boolean alike) {
    return IntStream.range(0, n)
        .mapToObj(i ->
            new ClusteredRegression.Row(
                "unit-" + i / inUnit, new double[] {i, alike ? 2.0 * i + 1 : i * i}, i * 5 % 7))
        .toList();
  }
}
