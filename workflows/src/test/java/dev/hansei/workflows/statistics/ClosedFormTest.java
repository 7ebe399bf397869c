package dev.hansei.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClosedFormTest {
  static List<JsonNode> wilson() {
    return Reference.rows(Reference.tree("wilson.json"));
  }

  static List<JsonNode> mcnemar() {
    return Reference.rows(Reference.tree("mcnemar.json"));
  }

  @ParameterizedTest
  @MethodSource("wilson")
  void wilsonAgreesWithStatsmodels(JsonNode row) {
    Estimate got =
        Wilson.interval(
            row.get("successes").asInt(), row.get("n").asInt(), row.get("confidence").asDouble());
    assertThat(got.lower()).isCloseTo(row.get("lower").asDouble(), within(1e-12));
    assertThat(got.upper()).isCloseTo(row.get("upper").asDouble(), within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("mcnemar")
  void mcNemarAgreesWithStatsmodels(JsonNode row) {
    double expected = row.get("pValue").asDouble();
    assertThat(
            McNemar.exactPValue(row.get("onlyBaseline").asInt(), row.get("onlyCandidate").asInt()))
        .isCloseTo(expected, within(1e-9 * expected));
  }

  @Test
  void splitMixGivesThePublishedStream() {
    Reference.tree("split-mix.json")
        .fields()
        .forEachRemaining(stream -> {
          SplitMix64 generator = new SplitMix64(Long.parseLong(stream.getKey()));
          stream
              .getValue()
              .forEach(word ->
                  assertThat(Long.toUnsignedString(generator.next())).isEqualTo(word.asText()));
        });
  }

  @Test
  void refusalsNameTheRule() {
    assertThatThrownBy(() -> Wilson.interval(1, 0, 0.95))
        .hasMessageContaining("n >= 1, got 1 of 0");
    assertThatThrownBy(() -> Wilson.interval(1, 2, 1)).hasMessageContaining("between 0 and 1");
    assertThatThrownBy(() -> McNemar.exactPValue(-1, 2)).hasMessageContaining("not be negative");
    assertThatThrownBy(() -> new Estimate(0.5, 0.7, 0.6, 0.95, 3))
        .hasMessageContaining("lower end");
    assertThatThrownBy(() -> new Estimate(Double.NaN, 0, 1, 0.95, 3))
        .hasMessageContaining("finite");
    assertThatThrownBy(() -> new Range(1, 1)).hasMessageContaining("min < max");
  }
}
