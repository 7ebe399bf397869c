package dev.hansei.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Expected values come from {@code src/test/reference/agreement.py}. */
class LogisticRegressionTest {
  static List<JsonNode> samples() {
    return Reference.rows(Reference.tree("logistic.json"));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void agreesWithScikitLearn(JsonNode sample) {
    List<LogisticRegression.Row> rows = rows(sample);
    LogisticRegression.Fit fit = LogisticRegression.fit(rows, sample.get("penalty").asDouble());
    assertThat(fit.intercept()).isCloseTo(sample.get("intercept").asDouble(), within(1e-6));
    assertThat(fit.weights()).containsExactly(numbers(sample.get("weights")), within(1e-6));
    double[] chances = numbers(sample.get("probabilities"));
    for (int i = 0; i < chances.length; i++) {
      assertThat(fit.probability(rows.get(i).features())).isCloseTo(chances[i], within(1e-7));
    }
  }

  @Test
  void givesTheSameBitsAgain() {
    JsonNode sample = samples().getFirst();
    assertThat(LogisticRegression.fit(rows(sample), 1).weights())
        .isEqualTo(LogisticRegression.fit(rows(sample), 1).weights());
  }

  /** Of these rows rounding alone keeps the slope from being flat: a fit took two seconds. */
  @Test
  void endsWhereRoundingHidesWhatAStepSaves() {
    Random random = new Random(1);
    List<LogisticRegression.Row> rows = new ArrayList<>();
    for (int i = 0; i < 560; i++) {
      double[] features = random.doubles(55, -2, 2).toArray();
      features[54] = features[0] + 0.01 * features[54];
      features[53] = features[1] + 0.01 * features[53];
      rows.add(new LogisticRegression.Row(features, random.nextDouble() < 0.5 + features[0] / 8));
    }
    assertTimeout(
        Duration.ofSeconds(5),
        () ->
            IntStream.range(0, 100)
                .forEach(i -> LogisticRegression.fit(rows, Math.pow(10, i / 15.0 - 2))));
  }

  @Test
  void refusalsNameTheRule() {
    assertThatThrownBy(() -> LogisticRegression.fit(List.of(), 1)).hasMessageContaining("rows");
    var row = new LogisticRegression.Row(new double[] {1}, true);
    assertThatThrownBy(() -> LogisticRegression.fit(List.of(row), 0))
        .hasMessageContaining("above 0");
    var longer = new LogisticRegression.Row(new double[] {1, 2}, true);
    assertThatThrownBy(() -> LogisticRegression.fit(List.of(row, longer), 1))
        .hasMessageContaining("same features");
    assertThatThrownBy(() -> new LogisticRegression.Row(new double[] {Double.NaN}, true))
        .hasMessageContaining("finite");
  }

  private static List<LogisticRegression.Row> rows(JsonNode sample) {
    return IntStream.range(0, sample.get("positive").size())
        .mapToObj(i ->
            new LogisticRegression.Row(
                numbers(sample.get("features").get(i)), sample.get("positive").get(i).asBoolean()))
        .toList();
  }

  private static double[] numbers(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }
}
