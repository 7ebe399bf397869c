package dev.hansei.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Isotonic maps and reliability against scikit-learn, see {@code calibration.py}. */
class IsotonicTest {
  static List<JsonNode> maps() {
    return Reference.rows(Reference.tree("isotonic.json"));
  }

  static List<JsonNode> chances() {
    return Reference.rows(Reference.tree("reliability.json"));
  }

  @ParameterizedTest
  @MethodSource("maps")
  void mapsAsScikitLearnDoes(JsonNode row) {
    Isotonic map = Isotonic.fit(items(row, "scores"));
    double[] shares = Expected.doubles(row.get("shares"));
    double[] tried = Expected.doubles(row.get("tried"));
    for (int i = 0; i < tried.length; i++) {
      Expected.near(row.get("name") + " at " + tried[i], map.at(tried[i]), shares[i], 1e-12);
    }
  }

  @ParameterizedTest
  @MethodSource("chances")
  void reliabilityIsThatOfScikitLearn(JsonNode row) {
    String name = row.get("name").asText();
    Reliability got = Reliability.of(items(row, "chances"), 0.95);
    Expected.near(name, got.brier(), row.get("brier"), 1e-12);
    double[] shares = Expected.doubles(row.get("shares"));
    double[] means = Expected.doubles(row.get("means"));
    assertThat(got.bins()).as(name).hasSize(shares.length);
    for (int bin = 0; bin < shares.length; bin++) {
      Expected.near(name, got.bins().get(bin).positive().value(), shares[bin], 1e-12);
      Expected.near(name, got.bins().get(bin).chance(), means[bin], 1e-12);
    }
  }

  @Test
  void oneIsInTheLastBin() {
    Reliability got = Reliability.of(List.of(new ScoredItem(true, 1)), 0.95);
    assertThat(got.bins()).singleElement().satisfies(bin -> assertThat(bin.chance()).isEqualTo(1));
  }

  @Test
  void refusesWhatItCannotMeasure() {
    assertThatThrownBy(() -> Isotonic.fit(List.of())).hasMessageContaining("has knots");
    assertThatThrownBy(() -> Reliability.of(List.of(new ScoredItem(true, 3)), 0.95))
        .hasMessageContaining("chances between 0 and 1");
    assertThatThrownBy(() -> Reliability.of(List.of(), 0.95)).hasMessageContaining("at least one");
  }

  private static List<ScoredItem> items(JsonNode row, String scores) {
    List<ScoredItem> items = new ArrayList<>();
    for (int i = 0; i < row.get(scores).size(); i++) {
      items.add(
          new ScoredItem(
              row.get("positive").get(i).asBoolean(), row.get(scores).get(i).asDouble()));
    }
    return items;
  }
}
