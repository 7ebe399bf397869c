package dev.hansei.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CorrelationTest {
  static List<JsonNode> cases() {
    return Reference.rows(Reference.tree("correlation.json"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithSciPy(JsonNode row) {
    double[] x = Expected.doubles(row.get("x"));
    double[] y = Expected.doubles(row.get("y"));
    double confidence = row.get("confidence").asDouble();
    String name = row.get("name").asText();
    same(
        name + " pearson", Correlation.pearson(x, y, confidence).orElseThrow(), row.get("pearson"));
    same(
        name + " spearman",
        Correlation.spearman(x, y, confidence).orElseThrow(),
        row.get("spearman"));
    same(name + " kendall", KendallTau.of(x, y, confidence).orElseThrow(), row.get("kendall"));
  }

  @Test
  void degenerateFiguresHaveAnAnswer() {
    double[] constant = {2, 2, 2, 2};
    double[] rising = {1, 2, 3, 4};
    assertThat(Correlation.pearson(constant, rising, 0.95)).isEmpty();
    assertThat(Correlation.spearman(rising, constant, 0.95)).isEmpty();
    assertThat(KendallTau.of(constant, rising, 0.95)).isEmpty();
    assertThat(Correlation.pearson(new double[0], new double[0], 0.95)).isEmpty();
    assertThat(KendallTau.of(new double[] {1}, new double[] {2}, 0.95)).isEmpty();
    Estimate line = Correlation.pearson(rising, rising, 0.95).orElseThrow().coefficient();
    assertThat(line.lower()).as("four points on a line prove little").isLessThan(0.5);
    assertThat(line.upper()).isEqualTo(1);
  }

  @Test
  void refusalsNameTheRule() {
    assertThatThrownBy(() -> Correlation.pearson(new double[2], new double[3], 0.95))
        .hasMessageContaining("same cases, got 2 and 3");
    assertThatThrownBy(() -> KendallTau.of(new double[] {1, Double.NaN}, new double[2], 0.95))
        .hasMessageContaining("finite, got NaN");
  }

  private static void same(String what, Association got, JsonNode expected) {
    Expected.near(what, got.coefficient().value(), expected.get("r"), 1e-12);
    Expected.near(what, got.pValue(), expected.get("p"), 1e-10);
    JsonNode ends = expected.get("ends");
    if (!ends.isNull()) {
      Expected.near(what, got.coefficient().lower(), ends.get(0), 1e-10);
      Expected.near(what, got.coefficient().upper(), ends.get(1), 1e-10);
    }
  }
}
