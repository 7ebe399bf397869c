package dev.hansei.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MultipleTestingTest {
  static List<JsonNode> cases() {
    return Reference.rows(Reference.tree("corrections.json"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithStatsmodels(JsonNode row) {
    List<Double> pValues = DoubleStream.of(Expected.doubles(row.get("pValues"))).boxed().toList();
    same(Holm.correct(pValues), row.get("holm"));
    same(FalseDiscoveryRate.benjaminiHochberg(pValues), row.get("fdr_bh"));
    same(FalseDiscoveryRate.benjaminiYekutieli(pValues), row.get("fdr_by"));
  }

  @Test
  void noneStaysNone() {
    assertThat(Holm.correct(List.of())).isEmpty();
    assertThat(FalseDiscoveryRate.benjaminiHochberg(List.of())).isEmpty();
    assertThat(FalseDiscoveryRate.benjaminiYekutieli(List.of())).isEmpty();
  }

  @Test
  void refusalsNameTheRule() {
    assertThatThrownBy(() -> Holm.correct(List.of(0.5, 1.5))).hasMessageContaining("got 1.5");
    assertThatThrownBy(() -> FalseDiscoveryRate.benjaminiHochberg(List.of(Double.NaN)))
        .hasMessageContaining("[0, 1], got NaN");
  }

  private static void same(List<Double> got, JsonNode expected) {
    assertThat(got).hasSize(expected.size());
    for (int i = 0; i < got.size(); i++) {
      Expected.nearRelative("place " + i, got.get(i), expected.get(i), 1e-12);
    }
  }
}
