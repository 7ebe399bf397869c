package dev.hansei.workflows.tunings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.workflows.statistics.Lbfgs;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Expected values come from {@code src/test/reference/tuning.py}. */
class MapLossTest {
  static List<JsonNode> samples() throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(
            MapLossTest.class.getResourceAsStream("/statistics/embedding-map.json"))) {
      List<JsonNode> rows = new ArrayList<>();
      new ObjectMapper().readTree(stream).forEach(rows::add);
      return rows;
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void agreesWithNumPyOnLossAndGradient(JsonNode sample) {
    double[] at = columns(sample.get("at"));
    double[] gradient = new double[at.length];
    assertThat(loss(sample).at(at, gradient))
        .isCloseTo(sample.get("loss").asDouble(), within(1e-10));
    assertThat(gradient).containsExactly(columns(sample.get("gradient")), within(2e-5));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void hasTheOptimumThatSciPyFinds(JsonNode sample) {
    int size = sample.get("at").size();
    double[] identity = new double[size * size];
    for (int i = 0; i < size; i++) {
      identity[i * size + i] = 1;
    }
    var found = Lbfgs.minimise(loss(sample), identity, MapTraining.TOLERANCE, 500);
    assertThat(found.isFlat()).isTrue();
    assertThat(found.point()).containsExactly(columns(sample.get("optimum")), within(1e-4));
    assertThat(found.value()).isCloseTo(sample.get("least").asDouble(), within(1e-8));
    var other = Lbfgs.minimise(loss(sample), columns(sample.get("at")), 1e-5, 500);
    assertThat(other.point()).containsExactly(found.point(), within(2e-4));
  }

  @Test
  void costsNothingWhereThereIsNothingToTellApart() {
    var alone = new MapLoss.Example(new float[] {1, 0}, List.of(new float[] {0, 1}), List.of());
    double[] gradient = new double[4];
    assertThat(new MapLoss(List.of(alone), 2, 1, () -> {}).at(new double[] {1, 0, 0, 1}, gradient))
        .isZero();
    assertThat(gradient).containsOnly(0);
  }

  @Test
  void refusalsNameTheRule() {
    assertThatThrownBy(() -> new MapLoss(List.of(), 2, 1, () -> {}))
        .hasMessageContaining("need questions");
    assertThatThrownBy(() -> new MapLoss.Example(new float[2], List.of(), List.of()))
        .hasMessageContaining("right passage");
  }

  private static MapLoss loss(JsonNode sample) {
    List<MapLoss.Example> examples = new ArrayList<>();
    for (JsonNode one : sample.get("examples")) {
      examples.add(
          new MapLoss.Example(
              vector(one.get("question")), vectors(one.get("right")), vectors(one.get("wrong"))));
    }
    int size = sample.get("at").size();
    return new MapLoss(examples, size, sample.get("penalty").asDouble(), () -> {});
  }

  private static List<float[]> vectors(JsonNode rows) {
    List<float[]> vectors = new ArrayList<>();
    rows.forEach(row -> vectors.add(vector(row)));
    return vectors;
  }

  private static float[] vector(JsonNode row) {
    float[] vector = new float[row.size()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) row.get(i).asDouble();
    }
    return vector;
  }

  private static double[] columns(JsonNode matrix) {
    int size = matrix.size();
    double[] columns = new double[size * size];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        columns[column * size + row] = matrix.get(row).get(column).asDouble();
      }
    }
    return columns;
  }
}
