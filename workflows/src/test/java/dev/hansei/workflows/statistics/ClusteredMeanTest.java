package dev.hansei.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClusteredMeanTest {
  static List<JsonNode> cases() {
    return Reference.rows(Reference.tree("clustered-mean.json"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithStatsmodels(JsonNode row) {
    String name = row.get("name").asText();
    double[] values = Expected.doubles(row.get("values"));
    List<Observation> observations =
        IntStream.range(0, values.length)
            .mapToObj(i -> new Observation(row.get("units").get(i).asText(), values[i]))
            .toList();
    ClusteredMean got = ClusteredMean.of(observations, Range.UNIT);
    Expected.near(name, got.mean(), row.get("mean"), 1e-12);
    Expected.near(name, got.cr0(), row.get("cr0"), 1e-12);
    Expected.near(name, got.cr1(), row.get("cr1"), 1e-12);
    Estimate interval = got.interval(Range.UNIT, row.get("confidence").asDouble());
    Expected.near(name, interval.lower(), Math.max(0, row.get("lower").asDouble()), 1e-10);
    Expected.near(name, interval.upper(), Math.min(1, row.get("upper").asDouble()), 1e-10);
    assertThat(got.observations()).isEqualTo(values.length);
  }

  @Test
  void unitsWithoutSpreadAreNotCertain() {
    List<Observation> one = List.of(new Observation("a", 0.2), new Observation("a", 0.6));
    ClusteredMean mean = ClusteredMean.of(one, Range.UNIT);
    assertThat(mean.cr1()).isZero();
    assertThat(mean.interval(Range.UNIT, 0.95))
        .isEqualTo(ConstantSample.interval(0.4, 1, Range.UNIT, 0.95));
  }

  @Test
  void differencesOfPairsFoldByUnit() {
    List<PairedScore> pairs =
        List.of(
            new PairedScore("a", 0, 1), new PairedScore("a", 0, 1), new PairedScore("b", 1, 0.5));
    ClusteredMean got = ClusteredMean.ofDifferences(pairs, Range.UNIT);
    Expected.near("mean", got.mean(), 0.5, 1e-12);
    Expected.near("two units, each one off by 1", got.cr0(), Math.sqrt(2) / 3, 1e-12);
    assertThat(got.units()).isEqualTo(2);
  }

  @Test
  void refusalsNameTheRule() {
    assertThatThrownBy(() -> ClusteredMean.of(List.of(), Range.UNIT))
        .hasMessageContaining("at least one observation");
    assertThatThrownBy(() -> new ClusteredMean(0, 1, 0.5, 2, 2)).hasMessageContaining("cr0 <= cr1");
    assertThatThrownBy(() -> new ClusteredMean(0, 1, 2, 3, 2))
        .hasMessageContaining("units <= observations, got 3 and 2");
  }
}
