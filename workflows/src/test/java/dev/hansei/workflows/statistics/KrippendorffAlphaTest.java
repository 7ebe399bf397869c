package dev.hansei.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KrippendorffAlphaTest {
  static List<JsonNode> samples() {
    return Reference.rows(Reference.tree("alpha.json"));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void agreesWithTheReference(JsonNode sample) {
    List<List<String>> ratings = new ArrayList<>();
    sample
        .get("ratings")
        .forEach(unit -> {
          List<String> words = new ArrayList<>();
          unit.forEach(word -> words.add(word.asText()));
          ratings.add(words);
        });
    assertThat(KrippendorffAlpha.nominal(ratings).orElseThrow())
        .as(sample.get("name").asText())
        .isCloseTo(sample.get("alpha").asDouble(), within(1e-12));
  }

  @Test
  void isUndefinedWhereNothingCouldDiffer() {
    assertThat(KrippendorffAlpha.nominal(List.of())).isEmpty();
    assertThat(KrippendorffAlpha.nominal(List.of(List.of("pass"), List.of("fail")))).isEmpty();
    assertThat(KrippendorffAlpha.nominal(List.of(List.of("pass", "pass")))).isEmpty();
  }
}
