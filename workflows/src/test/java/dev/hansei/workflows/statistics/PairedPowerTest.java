package dev.hansei.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PairedPowerTest {
  static List<JsonNode> t() {
    return Reference.rows(Reference.tree("paired-power.json").get("t"));
  }

  static List<JsonNode> plans() {
    return Reference.rows(Reference.tree("paired-power.json").get("plans"));
  }

  static List<JsonNode> mcnemar() {
    return Reference.rows(Reference.tree("paired-power.json").get("mcnemar"));
  }

  @ParameterizedTest
  @MethodSource("t")
  void powerOfTheTTestAgreesWithStatsmodels(JsonNode row) {
    double got =
        PairedPower.ofTTest(
            row.get("effect").asDouble(),
            row.get("units").asInt(),
            Alternative.valueOf(row.get("alternative").asText()),
            row.get("level").asDouble());
    Expected.near(row.toString(), got, row.get("power"), 1e-8);
  }

  @ParameterizedTest
  @MethodSource("plans")
  void plansAgreeWithStatsmodels(JsonNode row) {
    Alternative alternative = Alternative.valueOf(row.get("alternative").asText());
    double power = row.get("power").asDouble();
    double level = row.get("level").asDouble();
    int units = row.get("units").asInt();
    assertThat(PairedPower.unitsForTTest(row.get("effect").asDouble(), power, alternative, level))
        .hasValue(units);
    double found = PairedPower.detectable(units, power, alternative, level);
    Expected.near(row.toString(), found, row.get("detectable"), 1e-8);
  }

  @ParameterizedTest
  @MethodSource("mcnemar")
  void mcNemarAgreesWithConnorsFormula(JsonNode row) {
    double disagreement = row.get("disagreement").asDouble();
    double difference = row.get("difference").asDouble();
    double level = row.get("level").asDouble();
    double got = PairedPower.ofMcNemar(disagreement, difference, row.get("units").asInt(), level);
    Expected.near(row.toString(), got, row.get("power"), 1e-12);
    if (row.has("unitsFor80")) {
      int units = row.get("unitsFor80").asInt();
      assertThat(PairedPower.unitsForMcNemar(disagreement, difference, 0.8, level)).hasValue(units);
      double found = PairedPower.detectableByMcNemar(disagreement, units, 0.8, level);
      assertThat(found).isLessThanOrEqualTo(Math.abs(difference) + 1e-9);
      double power = PairedPower.ofMcNemar(disagreement, found, units, level);
      Expected.near("of the smallest difference", power, 0.8, 1e-9);
    }
  }

  @Test
  void whatTakesTooManyUnitsIsEmpty() {
    assertThat(PairedPower.unitsForMcNemar(0.3, 0, 0.8, 0.05)).isEmpty();
    assertThat(PairedPower.unitsForTTest(-0.5, 0.8, Alternative.GREATER, 0.05)).isEmpty();
    double none = PairedPower.detectableByMcNemar(0.01, 5, 0.8, 0.05);
    Expected.near("no difference is found", none, 0.01, 1e-12);
  }

  @Test
  void refusalsNameTheRule() {
    assertThatThrownBy(() -> PairedPower.ofTTest(0.5, 1, Alternative.LESS, 0.05))
        .hasMessageContaining("at least 2 units, got 0.5 and 1");
    assertThatThrownBy(() -> PairedPower.ofTTest(0.5, 9, Alternative.LESS, 0))
        .hasMessageContaining("a level must lie strictly between 0 and 1");
    assertThatThrownBy(() -> PairedPower.ofMcNemar(0.1, 0.2, 9, 0.05))
        .hasMessageContaining("a difference within it, got 0.1 and 0.2");
    assertThatThrownBy(() -> PairedPower.detectable(9, 1, Alternative.LESS, 0.05))
        .hasMessageContaining("power must lie strictly between 0 and 1");
  }
}
