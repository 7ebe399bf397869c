package dev.hansei.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PredictionPoweredTest {
  static List<JsonNode> cases() {
    return Reference.rows(Reference.tree("prediction-powered.json"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithPpiPy(JsonNode row) {
    PredictionPowered.Scores scores = scores(row);
    double confidence = row.get("confidence").asDouble();
    String name = row.get("name").asText();
    PredictionPowered tuned = PredictionPowered.mean(scores, Range.UNIT, confidence);
    same(name, tuned, row.get("tuned"));
    if (!row.get("weight").isNull()) {
      Expected.near(name, tuned.weight(), row.get("weight"), 1e-6);
    }
    same(name, PredictionPowered.mean(scores, Range.UNIT, confidence, 1), row.get("full"));
    same(name, PredictionPowered.mean(scores, Range.UNIT, confidence, 0), row.get("none"));
  }

  @Test
  void pairedDifferencesAreMeansOfDifferences() {
    List<PairedScore> people = pairs(30, 3);
    List<PairedScore> judge = pairs(30, 5);
    List<PairedScore> others =
        pairs(90, 7).stream()
            .map(pair -> new PairedScore("other-" + pair.unit(), pair.baseline(), pair.candidate()))
            .toList();
    PredictionPowered got =
        PredictionPowered.pairedDifference(people, judge, others, Range.UNIT, 0.95);
    PredictionPowered.Scores differences =
        new PredictionPowered.Scores(differences(people), differences(judge), differences(others));
    assertThat(got)
        .isEqualTo(PredictionPowered.mean(differences, Range.UNIT.ofDifferences(), 0.95));
    assertThat(got.mean().n()).isEqualTo(30);
  }

  @Test
  void degenerateScoresHaveAnAnswer() {
    double[] three = {1, 1, 1};
    PredictionPowered.Scores constant = new PredictionPowered.Scores(three, three, three);
    PredictionPowered got = PredictionPowered.mean(constant, Range.UNIT, 0.95);
    assertThat(got.weight()).as("a judge that says one thing says nothing").isZero();
    assertThat(got.mean()).isEqualTo(ConstantSample.interval(1, 3, Range.UNIT, 0.95));
  }

  @Test
  void refusalsNameTheRule() {
    double[] one = {1};
    assertThatThrownBy(() -> new PredictionPowered.Scores(one, new double[2], one))
        .hasMessageContaining("got 1, 2, 1");
    assertThatThrownBy(() -> new PredictionPowered.Scores(one, one, new double[0]))
        .hasMessageContaining("got 1, 1, 0");
    PredictionPowered.Scores high = new PredictionPowered.Scores(one, one, new double[] {2});
    assertThatThrownBy(() -> PredictionPowered.mean(high, Range.UNIT, 0.95))
        .hasMessageContaining("[0.0, 1.0], got 2.0");
    assertThatThrownBy(() ->
            PredictionPowered.pairedDifference(
                pairs(3, 1), pairs(2, 1), pairs(4, 1), Range.UNIT, 0.95))
        .hasMessageContaining("same units in the same order");
  }

  private static void same(String name, PredictionPowered got, JsonNode expected) {
    Expected.near(name, got.mean().value(), cut(expected.get(0)), 1e-9);
    Expected.near(name, got.mean().lower(), cut(expected.get(1)), 1e-9);
    Expected.near(name, got.mean().upper(), cut(expected.get(2)), 1e-9);
  }

  private static double cut(JsonNode end) {
    return Math.clamp(end.asDouble(), 0, 1);
  }

  private static PredictionPowered.Scores scores(JsonNode row) {
    return new PredictionPowered.Scores(
        Expected.doubles(row.get("people")),
        Expected.doubles(row.get("judge")),
        Expected.doubles(row.get("judgeOnly")));
  }

  private static double[] differences(List<PairedScore> pairs) {
    return pairs.stream().mapToDouble(PairedScore::difference).toArray();
  }

  private static List<PairedScore> pairs(int n, int step) {
    return IntStream.range(0, n)
        .mapToObj(i -> new PairedScore("case-" + i, i * step % 11 / 11.0, i * step % 7 / 7.0))
        .toList();
  }
}
