package dev.hansei.activities.metrics.overlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.activities.metrics.ExpectedValues;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleBiFunction;

/** Pairs of our own, with what the reference implementations give them. */
final class Pairs {
  static final List<JsonNode> ALL = ExpectedValues.rows("overlap.jsonl");
  static final List<JsonNode> CORPORA = ExpectedValues.rows("overlap-corpora.jsonl");
  private static final double NEAR = 1e-9;
  private static final int ENOUGH = 200;

  private Pairs() {}

  /** Every pair gets the value that stands at this place of its row. */
  static void agree(ToDoubleBiFunction<String, List<String>> metric, String... path) {
    assertThat(ALL).hasSizeGreaterThanOrEqualTo(ENOUGH);
    for (JsonNode pair : ALL) {
      assertThat(score(metric, pair))
          .as("%s of %s", String.join(" ", path), pair)
          .isCloseTo(at(pair, path), within(NEAR));
    }
  }

  /**
   * Every corpus gets the value that stands at this place of its row; each needs a scorer of its
   * own.
   */
  static void corporaAgree(Supplier<Scorer> scorers, String... path) {
    assertThat(CORPORA).hasSizeGreaterThan(5);
    for (JsonNode corpus : CORPORA) {
      Scorer scorer = scorers.get();
      for (JsonNode pair : ALL.subList(corpus.get("from").asInt(), corpus.get("to").asInt())) {
        score(scorer::score, pair);
      }
      assertThat(scorer.corpus())
          .as("corpus %s from %s", String.join(" ", path), corpus.get("from"))
          .isCloseTo(at(corpus, path), within(NEAR));
    }
  }

  private static double score(ToDoubleBiFunction<String, List<String>> metric, JsonNode pair) {
    return metric.applyAsDouble(
        pair.get("output").asText(), ExpectedValues.texts(pair.get("references")));
  }

  private static double at(JsonNode row, String... path) {
    JsonNode value = row;
    for (String name : path) {
      value =
          name.matches("\\d") && value.isArray()
              ? value.get(Integer.parseInt(name))
              : value.get(name);
    }
    return value.asDouble();
  }
}
