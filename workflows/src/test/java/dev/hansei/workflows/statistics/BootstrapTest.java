package dev.hansei.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BootstrapTest {
  private static final double ROUNDING = 1e-9;

  static List<JsonNode> samples() {
    return Reference.rows(Reference.tree("paired.json"));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void pairedDifferenceAgreesWithTheReferenceToRounding(JsonNode sample) {
    for (IntervalMethod method : IntervalMethod.values()) {
      PairedDifference got = paired(sample, method);
      JsonNode expected = sample.get("difference");
      Estimate student =
          ClusteredMean.ofDifferences(pairs(sample), Range.UNIT)
              .interval(Range.UNIT.ofDifferences(), got.difference().confidence());
      assertEstimate(got.difference(), expected, method, student);
      assertThat(got.standardError())
          .isCloseTo(expected.get("standardError").asDouble(), within(ROUNDING));
      assertThat(got.superiority())
          .isCloseTo(expected.get("superiority").asDouble(), within(ROUNDING));
      assertThat(got.meanBaseline())
          .isCloseTo(sample.get("meanBaseline").asDouble(), within(ROUNDING));
      assertThat(got.meanCandidate())
          .isCloseTo(sample.get("meanCandidate").asDouble(), within(ROUNDING));
      assertThat(got.counts().total()).isEqualTo(sample.get("units").size());
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void meanAgreesWithTheReferenceToRounding(JsonNode sample) {
    List<Observation> observations =
        pairs(sample).stream().map(p -> new Observation(p.unit(), p.candidate())).toList();
    for (IntervalMethod method : IntervalMethod.values()) {
      Estimate got = Bootstrap.mean(observations, Range.UNIT, plan(sample, method));
      Estimate student =
          ClusteredMean.of(observations, Range.UNIT).interval(Range.UNIT, got.confidence());
      assertEstimate(got, sample.get("candidateMean"), method, student);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void intervalsAgreeWithSciPyToMonteCarloError(JsonNode sample) {
    JsonNode scipy = sample.get("scipy");
    assertThat(scipy.isNull())
        .as("SciPy knows no clusters")
        .isEqualTo(sample.get("name").asText().contains("documents"));
    for (IntervalMethod method : List.of(IntervalMethod.PERCENTILE, IntervalMethod.BCA)) {
      Estimate got = paired(sample, method).difference();
      JsonNode ends = scipy.path(method.name());
      // Four Monte Carlo errors of a 99.5 % quantile from 10,000 draws, where skew can send an end.
      double error = 0.2 * scipy.path("standardError").asDouble();
      assertThat(got.lower()).isCloseTo(ends.path(0).asDouble(got.lower()), within(error));
      assertThat(got.upper()).isCloseTo(ends.path(1).asDouble(got.upper()), within(error));
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void pValueAgreesWithSciPy(JsonNode sample) {
    JsonNode expected = sample.get("permutation");
    double pValue = expected.get("pValue").asDouble();
    double error =
        expected.get("exact").asBoolean() ? ROUNDING : 5 * Math.sqrt(pValue * (1 - pValue) / 1e4);
    assertThat(paired(sample, IntervalMethod.BCA).pValue()).isCloseTo(pValue, within(error));
  }

  @Test
  void sameSeedSameFiguresAndAnotherSeedOthers() {
    JsonNode sample = samples().getFirst();
    PairedDifference first =
        Bootstrap.pairedDifference(pairs(sample), Range.UNIT, BootstrapPlan.withSeed(5));
    assertThat(Bootstrap.pairedDifference(pairs(sample), Range.UNIT, BootstrapPlan.withSeed(5)))
        .isEqualTo(first);
    assertThat(Bootstrap.pairedDifference(pairs(sample), Range.UNIT, BootstrapPlan.withSeed(6)))
        .isNotEqualTo(first);
  }

  @Test
  void repeatingCasesOfOneUnitAddsNoCertainty() {
    List<PairedScore> once = pairs(samples().getFirst());
    List<PairedScore> fiveTimes = new ArrayList<>();
    IntStream.range(0, 5).forEach(repeat -> fiveTimes.addAll(once));
    Estimate single =
        Bootstrap.pairedDifference(once, Range.UNIT, BootstrapPlan.withSeed(1)).difference();
    Estimate repeated =
        Bootstrap.pairedDifference(fiveTimes, Range.UNIT, BootstrapPlan.withSeed(1)).difference();
    assertThat(repeated.n()).isEqualTo(single.n());
    assertThat(repeated.halfWidth()).isCloseTo(single.halfWidth(), within(ROUNDING));
  }

  @Test
  void equalScoresOnFewCasesProveLittle() {
    Estimate three =
        Bootstrap.pairedDifference(same(3), Range.UNIT, BootstrapPlan.withSeed(1)).difference();
    assertThat(three.value()).isZero();
    assertThat(three.upper()).isCloseTo(1 - Math.cbrt(0.05), within(1e-12));
    assertThat(three.lower()).isEqualTo(-three.upper());
    Estimate many =
        Bootstrap.pairedDifference(same(300), Range.UNIT, BootstrapPlan.withSeed(1)).difference();
    assertThat(many.upper()).as("the rule of three").isCloseTo(3.0 / 300, within(1e-4));
  }

  @Test
  void oneCaseAndTwoCasesStillGiveAFiniteInterval() {
    Estimate one =
        Bootstrap.mean(List.of(new Observation("a", 0.25)), Range.UNIT, BootstrapPlan.withSeed(1));
    assertThat(one.lower()).isCloseTo(0.25 * 0.05, within(1e-12));
    assertThat(one.upper()).isCloseTo(0.25 + 0.75 * 0.95, within(1e-12));
    List<Observation> two = List.of(new Observation("a", 0.2), new Observation("b", 0.6));
    BootstrapPlan strict = new BootstrapPlan(10_000, 0.9999, IntervalMethod.EXPANDED_BCA, 1);
    Estimate pair = Bootstrap.mean(two, Range.UNIT, strict);
    assertThat(pair.lower()).as("two units tell next to nothing").isZero();
    assertThat(pair.upper()).isEqualTo(1);
  }

  @Test
  void aFewUnitsThatAllGainAreNoCertainGain() {
    List<PairedScore> pairs =
        IntStream.range(0, 118)
            .mapToObj(i -> new PairedScore("document-" + i % 2, 0.5, i % 2 == 0 ? 0.52 : 0.55))
            .toList();
    Estimate difference =
        Bootstrap.pairedDifference(pairs, Range.UNIT, BootstrapPlan.withSeed(1)).difference();
    assertThat(difference.lower()).isNegative();
    assertThat(difference.value()).isCloseTo(0.035, within(1e-9));
  }

  @Test
  void refusalsNameTheRule() {
    BootstrapPlan plan = BootstrapPlan.withSeed(1);
    assertThatThrownBy(() -> Bootstrap.mean(List.of(), Range.UNIT, plan))
        .hasMessageContaining("at least one observation");
    assertThatThrownBy(() -> Bootstrap.pairedDifference(List.of(), Range.UNIT, plan))
        .hasMessageContaining("at least one pair");
    assertThatThrownBy(() -> Bootstrap.mean(List.of(new Observation("a", 1.5)), Range.UNIT, plan))
        .hasMessageContaining("[0.0, 1.0], got 1.5");
    assertThatThrownBy(() -> new BootstrapPlan(10, 0.95, IntervalMethod.BCA, 1))
        .hasMessageContaining("[1000, 100000], got 10");
    List<PairedScore> tooMany =
        IntStream.rangeClosed(0, 100_000)
            .mapToObj(i -> new PairedScore("case-" + i, i % 2, 0.5))
            .toList();
    assertThatThrownBy(() -> Bootstrap.pairedDifference(tooMany, Range.UNIT, plan))
        .hasMessageContaining("100001 units x 10000 resamples");
  }

  /** The reference's ends; of few units those of Student's t where they lie further out. */
  private static void assertEstimate(
      Estimate got, JsonNode expected, IntervalMethod method, Estimate student) {
    assertThat(got.value()).isCloseTo(expected.get("value").asDouble(), within(ROUNDING));
    assertThat(got.n()).isEqualTo(expected.get("units").asInt());
    double lower = expected.get(method.name()).get(0).asDouble();
    double upper = expected.get(method.name()).get(1).asDouble();
    boolean few = got.n() < Bootstrap.UNITS_ENOUGH;
    assertThat(got.lower())
        .isCloseTo(few ? Math.min(lower, student.lower()) : lower, within(ROUNDING));
    assertThat(got.upper())
        .isCloseTo(few ? Math.max(upper, student.upper()) : upper, within(ROUNDING));
  }

  private static PairedDifference paired(JsonNode sample, IntervalMethod method) {
    return Bootstrap.pairedDifference(pairs(sample), Range.UNIT, plan(sample, method));
  }

  private static BootstrapPlan plan(JsonNode sample, IntervalMethod method) {
    return new BootstrapPlan(10_000, 0.95, method, sample.get("seed").asLong());
  }

  private static List<PairedScore> pairs(JsonNode sample) {
    return IntStream.range(0, sample.get("units").size())
        .mapToObj(i ->
            new PairedScore(
                sample.get("units").get(i).asText(),
                sample.get("baseline").get(i).asDouble(),
                sample.get("candidate").get(i).asDouble()))
        .toList();
  }

  private static List<PairedScore> same(int n) {
    return IntStream.range(0, n).mapToObj(i -> new PairedScore("case-" + i, 1, 1)).toList();
  }
}
