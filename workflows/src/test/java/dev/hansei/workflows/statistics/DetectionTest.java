package dev.hansei.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DetectionTest {
  static List<JsonNode> cases() {
    return Reference.rows(Reference.tree("detection.json"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithScikitLearnAndStatsmodels(JsonNode row) {
    List<Hits> run =
        List.of(
            new Hits("a", row.get("found").asInt(), 0, row.get("missed").asInt()),
            new Hits("b", 0, row.get("alarms").asInt(), 0));
    for (Detection.Measure measure : Detection.Measure.values()) {
      Optional<Estimate> got = Detection.wilson(measure, run, row.get("confidence").asDouble());
      assertThat(got.isPresent()).isEqualTo(row.has(measure.name()));
      got.ifPresent(estimate -> {
        JsonNode expected = row.get(measure.name());
        String what = row + " " + measure;
        Expected.near(what, estimate.value(), expected.get(0), 1e-12);
        Expected.near(what, estimate.lower(), expected.get(1), 1e-12);
        Expected.near(what, estimate.upper(), expected.get(2), 1e-12);
      });
    }
  }

  @Test
  void theBootstrapResamplesUnitsWhole() {
    List<Hits> run =
        IntStream.range(0, 80)
            .mapToObj(
                i -> new Hits("document-" + i / 2, i % 3, i % 4 == 0 ? 1 : 0, i % 5 == 0 ? 1 : 0))
            .toList();
    BootstrapPlan plan = BootstrapPlan.withSeed(9);
    for (Detection.Measure measure : Detection.Measure.values()) {
      Estimate got = Detection.bootstrap(measure, run, plan).orElseThrow();
      Estimate closed = Detection.wilson(measure, run, 0.95).orElseThrow();
      Expected.near(measure.name(), got.value(), closed.value(), 1e-12);
      assertThat(got.n()).isEqualTo(40);
      assertThat(got.contains(got.value())).isTrue();
      assertThat(got.halfWidth()).isBetween(closed.halfWidth() / 3, closed.halfWidth() * 3);
    }
  }

  @Test
  void degenerateRunsHaveAnAnswer() {
    assertThat(Detection.wilson(Detection.Measure.F1, List.of(), 0.95)).isEmpty();
    BootstrapPlan plan = BootstrapPlan.withSeed(1);
    assertThat(Detection.bootstrap(Detection.Measure.F1, List.of(), plan)).isEmpty();
    List<Hits> silent = List.of(new Hits("a", 0, 0, 2), new Hits("b", 0, 0, 1));
    assertThat(Detection.bootstrap(Detection.Measure.PRECISION, silent, plan)).isEmpty();
    assertThat(Detection.bootstrap(Detection.Measure.RECALL, silent, plan).orElseThrow().value())
        .isZero();
  }

  @Test
  void refusalsNameTheRule() {
    assertThatThrownBy(() -> new Hits("a", -1, 0, 0)).hasMessageContaining("got -1, 0 and 0");
    assertThatThrownBy(() -> new Hits("", 1, 0, 0)).hasMessageContaining("name their unit");
  }
}
