package dev.hansei.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RaterAgreementTest {
  static List<JsonNode> weighted() {
    return Reference.rows(Reference.tree("weighted-kappa.json"));
  }

  static List<JsonNode> raters() {
    return Reference.rows(Reference.tree("raters.json"));
  }

  @ParameterizedTest
  @MethodSource("weighted")
  void weightedKappaAgreesWithStatsmodels(JsonNode row) {
    Confusion table = table(row.get("table"));
    for (WeightedKappa.Weights weights : WeightedKappa.Weights.values()) {
      JsonNode expected = row.get(weights.name());
      String what = row + " " + weights;
      Expected.near(what, WeightedKappa.of(table, weights), expected.get("kappa"), 1e-12);
      Estimate interval = WeightedKappa.asymptotic(table, weights, 0.95);
      double error = expected.get("error").asDouble();
      double reach = 1.959963984540054 * error;
      double kappa = expected.get("kappa").asDouble();
      // Off where the variance is 0 but for rounding, of which the root is taken.
      Expected.near(what, interval.lower(), Math.max(-1, kappa - reach), 1e-7);
      Expected.near(what, interval.upper(), Math.min(1, kappa + reach), 1e-7);
    }
  }

  @ParameterizedTest
  @MethodSource("raters")
  void alphaAndFleissAgreeWithTheReferences(JsonNode row) {
    List<List<Double>> ratings = new ArrayList<>();
    row.get("ratings")
        .forEach(unit -> {
          List<Double> grades = new ArrayList<>();
          unit.forEach(grade -> grades.add(grade.asDouble()));
          ratings.add(grades);
        });
    String name = row.get("name").asText();
    for (GradedAlpha.Scale scale : GradedAlpha.Scale.values()) {
      double alpha = GradedAlpha.of(ratings, scale).orElseThrow();
      Expected.near(name + " " + scale, alpha, row.get(scale.name()), 1e-12);
    }
    List<List<String>> words =
        ratings.stream().map(unit -> unit.stream().map(String::valueOf).toList()).toList();
    Expected.near(name, KrippendorffAlpha.nominal(words).orElseThrow(), row.get("NOMINAL"), 1e-12);
    if (row.has("fleiss")) {
      Expected.near(name, FleissKappa.of(words).orElseThrow(), row.get("fleiss"), 1e-12);
    }
  }

  @Test
  void withTwoCategoriesTheWeightsDoNotMatter() {
    Confusion table = new Confusion(List.of("fail", "pass"), List.of(List.of(9, 2), List.of(4, 7)));
    for (WeightedKappa.Weights weights : WeightedKappa.Weights.values()) {
      Expected.near("kappa", WeightedKappa.of(table, weights), Kappa.of(table), 1e-12);
      Expected.near(
          "interval",
          WeightedKappa.asymptotic(table, weights, 0.9).lower(),
          Kappa.asymptotic(table, 0.9).lower(),
          1e-12);
    }
  }

  @Test
  void bootstrapsHoldTheirFigureAndRepeat() {
    List<RatedItem> items = items(90);
    List<String> order = List.of("bad", "fair", "good");
    BootstrapPlan plan = BootstrapPlan.withSeed(4);
    Estimate kappa = WeightedKappa.bootstrap(items, order, WeightedKappa.Weights.QUADRATIC, plan);
    assertThat(kappa.contains(kappa.value())).isTrue();
    assertThat(kappa.n()).isEqualTo(30);
    assertThat(WeightedKappa.bootstrap(items, order, WeightedKappa.Weights.QUADRATIC, plan))
        .isEqualTo(kappa);
    List<List<String>> words =
        items.stream().map(item -> List.of(item.reference(), item.rating())).toList();
    Estimate fleiss = FleissKappa.bootstrap(words, plan).orElseThrow();
    assertThat(fleiss.contains(FleissKappa.of(words).orElseThrow())).isTrue();
    List<List<Double>> grades =
        words.stream()
            .map(unit -> unit.stream().map(word -> (double) order.indexOf(word)).toList())
            .toList();
    Estimate alpha = GradedAlpha.bootstrap(grades, GradedAlpha.Scale.INTERVAL, plan).orElseThrow();
    assertThat(alpha.value())
        .isEqualTo(GradedAlpha.of(grades, GradedAlpha.Scale.INTERVAL).orElseThrow());
    assertThat(alpha.contains(alpha.value())).isTrue();
  }

  @Test
  void withTwoCategoriesTheBootstrapIsThatOfKappa() {
    List<RatedItem> items =
        IntStream.range(0, 50)
            .mapToObj(i ->
                new RatedItem(
                    "unit-" + i / 2, i % 3 == 0 ? "fail" : "pass", i % 7 < 2 ? "fail" : "pass"))
            .toList();
    for (IntervalMethod method : IntervalMethod.values()) {
      BootstrapPlan plan = new BootstrapPlan(2_000, 0.9, method, 11);
      Estimate expected = Kappa.bootstrap(items, plan);
      Estimate got =
          WeightedKappa.bootstrap(
              items, List.of("fail", "pass"), WeightedKappa.Weights.LINEAR, plan);
      Expected.near("value", got.value(), expected.value(), 1e-12);
      Expected.near("lower", got.lower(), expected.lower(), 1e-9);
      Expected.near("upper", got.upper(), expected.upper(), 1e-9);
    }
  }

  @Test
  void degenerateRatingsHaveAnAnswer() {
    assertThat(FleissKappa.of(List.of())).isEmpty();
    assertThat(FleissKappa.of(List.of(List.of("a", "a"), List.of("a", "a")))).isEmpty();
    assertThat(FleissKappa.bootstrap(List.of(), BootstrapPlan.withSeed(1))).isEmpty();
    assertThat(GradedAlpha.of(List.of(List.of(1.0), List.of()), GradedAlpha.Scale.ORDINAL))
        .isEmpty();
    assertThat(GradedAlpha.of(List.of(List.of(0.0, -0.0)), GradedAlpha.Scale.INTERVAL)).isEmpty();
    Confusion one = new Confusion(List.of("a"), List.of(List.of(4)));
    assertThat(WeightedKappa.of(one, WeightedKappa.Weights.LINEAR)).isZero();
  }

  @Test
  void refusalsNameTheRule() {
    assertThatThrownBy(() -> FleissKappa.of(List.of(List.of("a", "b"), List.of("a"))))
        .hasMessageContaining("got 2 and 1");
    assertThatThrownBy(
            () -> GradedAlpha.of(List.of(List.of(1.0, Double.NaN)), GradedAlpha.Scale.ORDINAL))
        .hasMessageContaining("grades are finite");
    Confusion none = new Confusion(List.of("a"), List.of(List.of(0)));
    assertThatThrownBy(() -> WeightedKappa.of(none, WeightedKappa.Weights.LINEAR))
        .hasMessageContaining("at least one item");
  }

  private static Confusion table(JsonNode rows) {
    List<List<Integer>> counts = new ArrayList<>();
    rows.forEach(row -> counts.add(IntStream.of(Expected.ints(row)).boxed().toList()));
    List<String> names = IntStream.range(0, rows.size()).mapToObj(i -> "grade-" + i).toList();
    return new Confusion(names, counts);
  }

  /** Three items a unit; the rating is one grade off in every fifth. */
  private static List<RatedItem> items(int n) {
    List<String> order = List.of("bad", "fair", "good");
    return IntStream.range(0, n)
        .mapToObj(i ->
            new RatedItem(
                "unit-" + i / 3,
                order.get(i * 7 % 3),
                order.get(i % 5 == 0 ? Math.min(2, i * 7 % 3 + 1) : i * 7 % 3)))
        .toList();
  }
}
