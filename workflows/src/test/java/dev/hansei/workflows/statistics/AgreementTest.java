package dev.hansei.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Expected values come from {@code src/test/reference/agreement.py}. */
class AgreementTest {
  private static final double ROUNDING = 1e-9;

  static List<JsonNode> samples() {
    return Reference.rows(Reference.tree("kappa.json"));
  }

  static List<JsonNode> areas() {
    return Reference.rows(Reference.tree("auc.json"));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void kappaAgreesWithStatsmodels(JsonNode sample) {
    Confusion table = Confusion.of(items(sample));
    for (int row = 0; row < table.counts().size(); row++) {
      for (int column = 0; column < table.counts().size(); column++) {
        assertThat(table.counts().get(row).get(column))
            .isEqualTo(sample.get("table").get(row).get(column).asInt());
      }
    }
    Estimate got = Kappa.asymptotic(table, 0.95);
    assertThat(got.value()).isCloseTo(sample.get("kappa").asDouble(), within(ROUNDING));
    assertThat(Kappa.standardError(table))
        .isCloseTo(sample.get("standardError").asDouble(), within(ROUNDING));
    assertEnds(got, sample.get("asymptotic"), ROUNDING);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void bootstrapAgreesWithTheReferenceToRounding(JsonNode sample) {
    JsonNode expected = sample.get("bootstrap");
    for (IntervalMethod method : IntervalMethod.values()) {
      Estimate got = Kappa.bootstrap(items(sample), plan(sample, method));
      assertThat(got.n()).isEqualTo(expected.get("units").asInt());
      assertThat(got.value()).isCloseTo(sample.get("kappa").asDouble(), within(ROUNDING));
      assertEnds(got, expected.get(method.name()), ROUNDING);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void bootstrapAgreesWithSciPyToMonteCarloError(JsonNode sample) {
    JsonNode scipy = sample.get("scipy");
    assertThat(scipy.isNull())
        .as("SciPy knows no clusters")
        .isEqualTo(sample.get("name").asText().contains("questions"));
    for (IntervalMethod method : List.of(IntervalMethod.PERCENTILE, IntervalMethod.BCA)) {
      if (!scipy.isNull()) {
        Estimate got = Kappa.bootstrap(items(sample), plan(sample, method));
        assertEnds(got, scipy.get(method.name()), 0.2 * scipy.get("standardError").asDouble());
      }
    }
  }

  @Test
  void fullAgreementOfAFewItemsProvesLittle() {
    Estimate ten = Kappa.bootstrap(alike(5, 5), BootstrapPlan.withSeed(1));
    assertThat(ten.value()).isEqualTo(1);
    assertThat(ten.upper()).isEqualTo(1);
    // 1 - 0.05^(1/10) = 0.259 of the items could differ; chance agreement is one half.
    assertThat(ten.lower()).isCloseTo(1 - 2 * 0.2589, within(1e-3));
    assertThat(Kappa.bootstrap(alike(100, 100), BootstrapPlan.withSeed(1)).lower())
        .isGreaterThan(0.9);
  }

  @Test
  void oneCategoryOnlyShowsNothing() {
    Estimate got = Kappa.bootstrap(alike(30, 0), BootstrapPlan.withSeed(1));
    assertThat(got.value()).isZero();
    assertThat(got.lower()).isEqualTo(-1);
    assertThat(got.upper()).isEqualTo(1);
  }

  @Test
  void aJudgeThatAlwaysSaysTheSameHasKappaZero() {
    List<RatedItem> items = new ArrayList<>(alike(20, 0));
    IntStream.range(0, 15).forEach(i -> items.add(new RatedItem("o" + i, "fail", "pass")));
    Estimate got = Kappa.bootstrap(items, BootstrapPlan.withSeed(1));
    assertThat(got.value()).isZero();
    assertThat(got.lower()).as("35 items do not prove that it is 0").isLessThan(-0.1);
    assertThat(got.upper()).isGreaterThan(0.1);
  }

  @ParameterizedTest
  @MethodSource("areas")
  void areasAgreeWithScikitLearnAndDeLong(JsonNode sample) {
    Estimate got = Auc.interval(scores(sample), 0.95).orElseThrow();
    assertThat(got.value()).isCloseTo(sample.get("area").asDouble(), within(ROUNDING));
    assertThat(got.lower()).isCloseTo(sample.get("lower").asDouble(), within(ROUNDING));
    assertThat(got.upper()).isCloseTo(sample.get("upper").asDouble(), within(ROUNDING));
  }

  @Test
  void aPerfectAreaOfAFewItemsProvesLittle() {
    List<ScoredItem> items =
        Stream.of(0.1, 0.2, 0.3, 0.8, 0.9).map(s -> new ScoredItem(s > 0.5, s)).toList();
    Estimate got = Auc.interval(items, 0.95).orElseThrow();
    assertThat(got.value()).isEqualTo(1);
    // Two positives: 1 - 0.05^(1/2).
    assertThat(got.lower()).isCloseTo(1 - 0.7764, within(1e-3));
    assertThat(Auc.interval(items.subList(0, 3), 0.95)).isEmpty();
  }

  @Test
  void refusalsNameTheRule() {
    assertThatThrownBy(() -> Kappa.bootstrap(List.of(), BootstrapPlan.withSeed(1)))
        .hasMessageContaining("1 to 50 categories");
    assertThatThrownBy(() -> new RatedItem("", "a", "b")).hasMessageContaining("names its unit");
    assertThatThrownBy(() -> Confusion.of(alike(1, 1), List.of("pass")))
        .hasMessageContaining("unknown category 'fail'");
    assertThatThrownBy(() -> new ScoredItem(true, Double.NaN)).hasMessageContaining("finite");
  }

  private static List<RatedItem> alike(int passed, int failed) {
    return IntStream.range(0, passed + failed)
        .mapToObj(i -> rated(i, i < passed ? "pass" : "fail"))
        .toList();
  }

  private static RatedItem rated(int number, String category) {
    return new RatedItem("i" + number, category, category);
  }

  private static void assertEnds(Estimate got, JsonNode ends, double tolerance) {
    assertThat(got.lower()).isCloseTo(ends.get(0).asDouble(), within(tolerance));
    assertThat(got.upper()).isCloseTo(ends.get(1).asDouble(), within(tolerance));
  }

  private static BootstrapPlan plan(JsonNode sample, IntervalMethod method) {
    return new BootstrapPlan(10_000, 0.95, method, sample.get("seed").asLong());
  }

  private static List<RatedItem> items(JsonNode sample) {
    return IntStream.range(0, sample.get("units").size())
        .mapToObj(i ->
            new RatedItem(
                sample.get("units").get(i).asText(),
                sample.get("reference").get(i).asText(),
                sample.get("rating").get(i).asText()))
        .toList();
  }

  private static List<ScoredItem> scores(JsonNode sample) {
    return IntStream.range(0, sample.get("score").size())
        .mapToObj(i ->
            new ScoredItem(
                sample.get("positive").get(i).asBoolean(), sample.get("score").get(i).asDouble()))
        .toList();
  }
}
