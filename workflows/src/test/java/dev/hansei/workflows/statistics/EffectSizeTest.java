package dev.hansei.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EffectSizeTest {
  static List<JsonNode> cases() {
    return Reference.rows(Reference.tree("effect-size.json"));
  }

  static List<JsonNode> noncentral() {
    return Reference.rows(Reference.tree("noncentral-t.json"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithSciPy(JsonNode row) {
    String name = row.get("name").asText();
    double[] differences = Expected.doubles(row.get("differences"));
    double confidence = row.get("confidence").asDouble();
    Estimate d = EffectSize.cohensDz(differences, confidence).orElseThrow();
    Expected.near(name, d.value(), row.get("dz"), 1e-12);
    Expected.near(name, d.lower(), row.get("lower"), 1e-7);
    Expected.near(name, d.upper(), row.get("upper"), 1e-7);
    if (differences.length == 2) {
      assertThat(EffectSize.hedgesG(differences, confidence)).isEmpty();
    } else {
      Estimate g = EffectSize.hedgesG(differences, confidence).orElseThrow();
      double shrink = row.get("j").asDouble();
      Expected.near(name, g.value(), row.get("g"), 1e-11);
      Expected.near(name, g.lower(), shrink * row.get("lower").asDouble(), 1e-7);
    }
    JsonNode cliff = row.get("cliff");
    Estimate delta =
        EffectSize.cliffsDelta(Expected.doubles(row.get("other")), differences, confidence)
            .orElseThrow();
    Expected.near(name, delta.value(), cliff.get("delta"), 1e-12);
    // How a single score varies is not known, which the formula takes for no variance.
    if (!cliff.get("ends").isNull() && row.get("other").size() > 1) {
      Expected.near(name, delta.lower(), cliff.get("ends").get(0), 1e-12);
      Expected.near(name, delta.upper(), cliff.get("ends").get(1), 1e-12);
    }
  }

  @ParameterizedTest
  @MethodSource("noncentral")
  void noncentralTAgreesWithSciPy(JsonNode row) {
    double got =
        NoncentralT.of(row.get("df").asInt())
            .cumulative(row.get("t").asDouble(), row.get("nc").asDouble());
    Expected.near(row.toString(), got, row.get("cdf"), 1e-9);
  }

  @Test
  void degenerateSamplesHaveAnAnswer() {
    assertThat(EffectSize.cohensDz(new double[] {0.3, 0.3, 0.3}, 0.95)).isEmpty();
    assertThat(EffectSize.hedgesG(new double[] {0.3}, 0.95)).isEmpty();
    assertThat(EffectSize.cliffsDelta(new double[0], new double[] {1}, 0.95)).isEmpty();
    Estimate always =
        EffectSize.cliffsDelta(new double[] {0, 0, 0}, new double[] {1, 1, 1}, 0.95).orElseThrow();
    assertThat(always.value()).isEqualTo(1);
    assertThat(always.lower()).as("three pairs prove little").isLessThan(0);
  }

  @Test
  void refusalsNameTheRule() {
    assertThatThrownBy(() -> EffectSize.cohensDz(new double[] {1, 2}, 1))
        .hasMessageContaining("between 0 and 1");
    assertThatThrownBy(() -> EffectSize.discordantOdds(-1, 3, 0.95))
        .hasMessageContaining("got 3 of 2");
    assertThatThrownBy(() -> new Significance(0, 1.5, true, 3)).hasMessageContaining("[0, 1]");
    assertThatThrownBy(() -> new OddsRatio(1, 2, 3, 0.95, 4)).hasMessageContaining("lower");
  }
}
