package dev.hansei.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What samples leave open that show no spread, or next to none: never nothing. */
class DegenerateSamplesTest {
  private static final BootstrapPlan PLAN = BootstrapPlan.withSeed(1);
  private static final List<String> ORDER = List.of("fail", "pass");

  @Test
  void aRaterThatAlwaysSaysTheSameProvesNothing() {
    List<RatedItem> items = new ArrayList<>(rated(20, "pass", "pass"));
    items.addAll(rated(15, "fail", "pass"));
    // 0.05^(1/35) = 0.918: 0.082 of the items could differ, of 1 - 20/35 above chance.
    double reach = (1 - Math.pow(0.05, 1 / 35.0)) * 35 / 15;
    for (WeightedKappa.Weights weights : WeightedKappa.Weights.values()) {
      holds(WeightedKappa.bootstrap(items, ORDER, weights, PLAN), -reach, reach);
    }
    holds(Kappa.bootstrap(items, PLAN), -reach, reach);
  }

  @Test
  void ratersThatNeverAgreeOnOneCategoryEachAreNotCertainlyAtChance() {
    double reach = 1 - Math.pow(0.05, 1 / 5.0);
    holds(Kappa.bootstrap(rated(5, "pass", "fail"), PLAN), -reach, reach);
  }

  @Test
  void fullAgreementLeavesOpenWhatAnyKappaLeavesOpen() {
    List<RatedItem> items = new ArrayList<>(rated(45, "pass", "pass"));
    items.addAll(rated(5, "fail", "fail"));
    // Chance agreement is 0.82, so that 0.058 of the items are a third of the room above it.
    double lower = 1 - (1 - Math.pow(0.05, 1 / 50.0)) / 0.18;
    holds(Kappa.bootstrap(items, PLAN), lower, 1);
    holds(WeightedKappa.bootstrap(items, ORDER, WeightedKappa.Weights.LINEAR, PLAN), lower, 1);
    holds(FleissKappa.bootstrap(words(items), PLAN).orElseThrow(), lower, 1);
    for (GradedAlpha.Scale scale : GradedAlpha.Scale.values()) {
      Estimate alpha = GradedAlpha.bootstrap(grades(items), scale, PLAN).orElseThrow();
      // Alpha takes chance without replacement, which leaves a hundredth more room.
      assertThat(alpha.lower()).as(scale.name()).isBetween(lower, lower + 0.01);
      assertThat(alpha.upper()).isEqualTo(1);
    }
  }

  @Test
  void oneCategoryOnlyShowsNothingByAnyWeights() {
    for (WeightedKappa.Weights weights : WeightedKappa.Weights.values()) {
      holds(WeightedKappa.bootstrap(rated(30, "pass", "pass"), ORDER, weights, PLAN), -1, 1);
    }
  }

  @Test
  void largeSampleIntervalsOfKappaStayInItsRange() {
    Confusion table = new Confusion(ORDER, List.of(List.of(9, 1), List.of(0, 10)));
    assertThat(Kappa.asymptotic(table, 0.95).upper()).isEqualTo(1);
    assertThat(Kappa.asymptotic(table, 0.95).lower()).isBetween(0.7, 0.71);
    Estimate weighted = WeightedKappa.asymptotic(table, WeightedKappa.Weights.LINEAR, 0.95);
    assertThat(weighted.upper()).isEqualTo(1);
  }

  @Test
  void twoPointsAreAlwaysOnALine() {
    for (int n = 2; n <= 3; n++) {
      double[] rising = IntStream.range(0, n).asDoubleStream().toArray();
      holds(Correlation.pearson(rising, rising, 0.95).orElseThrow().coefficient(), -1, 1);
      holds(Correlation.spearman(rising, rising, 0.95).orElseThrow().coefficient(), -1, 1);
    }
    double[] four = {1, 2, 3, 4};
    holds(KendallTau.of(four, four, 0.95).orElseThrow().coefficient(), -1, 1);
  }

  @Test
  void theSameOrderOfManyCasesHasItsExactChance() {
    double[] rising = IntStream.range(0, 40).asDoubleStream().toArray();
    double log = 0;
    for (int i = 2; i <= 40; i++) {
      log += Math.log(i);
    }
    double expected = 2 * Math.exp(-log);
    double pValue = KendallTau.of(rising, rising, 0.95).orElseThrow().pValue();
    assertThat(pValue).isBetween(expected * (1 - 1e-9), expected * (1 + 1e-9));
  }

  @Test
  void aSingleScoreSaysLittleOfHowOftenOthersAreAbove() {
    double[] many = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20};
    Estimate delta = EffectSize.cliffsDelta(new double[] {2.5}, many, 0.95).orElseThrow();
    holds(delta, 0.8 - 0.95 * 1.8, 0.8 + 0.95 * 0.2);
  }

  @Test
  void aTinySpreadHasAHugeEffectWithItsInterval() {
    double[] differences = {0.5, 0.500001, 0.500002, 0.500003, 0.500004};
    Estimate d = EffectSize.cohensDz(differences, 0.95).orElseThrow();
    // The spread alone decides: its own distribution gives the ends.
    Expected.near("lower", d.lower() / d.value(), Math.sqrt(0.4844185570879303 / 4), 1e-5);
    Expected.near("upper", d.upper() / d.value(), Math.sqrt(11.143286781877796 / 4), 1e-5);
  }

  @Test
  void unitsWithoutASayInAFigureDoNotMakeItSurer() {
    List<Hits> run = new ArrayList<>(List.of(new Hits("alarm", 1, 0, 0)));
    IntStream.range(0, 999).forEach(i -> run.add(new Hits("quiet-" + i, 0, 0, 0)));
    for (Detection.Measure measure : Detection.Measure.values()) {
      Estimate got = Detection.bootstrap(measure, run, PLAN).orElseThrow();
      assertThat(got.lower()).as("one of one, by %s", measure).isBetween(0.04, 0.06);
      assertThat(got.n()).isEqualTo(1);
    }
  }

  @Test
  void whereLengthAloneDecidesNothingIsKnownOfEqualLengths() {
    List<Duel> duels =
        IntStream.range(0, 20)
            .mapToObj(i -> new Duel("case-" + i, i % 2, i % 2 == 0 ? -50 - i : 50 + i))
            .toList();
    Estimate rate = LengthControlledWinRate.of(duels, 0.95).controlled();
    assertThat(rate.lower()).isZero();
    assertThat(rate.upper()).isEqualTo(1);
    List<Duel> withEqualLengths = new ArrayList<>(duels);
    withEqualLengths.addAll(List.of(new Duel("won", 1, 0), new Duel("lost", 0, 0)));
    Estimate ofTwo = LengthControlledWinRate.of(withEqualLengths, 0.95).controlled();
    assertThat(ofTwo.lower()).as("two duels say a little").isBetween(0.01, 0.3);
    assertThat(ofTwo.upper()).isBetween(0.7, 0.99);
  }

  @Test
  void fewDuelsLeaveTheRateAtEqualLengthOpen() {
    List<Duel> three = List.of(new Duel("a", 1, 120), new Duel("b", 1, 30), new Duel("c", 0, -10));
    Estimate open = LengthControlledWinRate.of(three, 0.95).controlled();
    assertThat(open.lower()).isZero();
    assertThat(open.upper()).isEqualTo(1);
    List<Duel> enough = new ArrayList<>();
    for (int i = 0; i < LengthControlledWinRate.DUELS_MIN; i++) {
      enough.add(new Duel("case-" + i, i % 3 == 0 ? 0 : 1, (i * 7 % 5) - 2));
    }
    Estimate known = LengthControlledWinRate.of(enough, 0.95).controlled();
    assertThat(known.lower()).isBetween(0.001, 0.999);
    assertThat(known.upper()).isBetween(known.lower(), 0.999);
  }

  @Test
  void smallFeaturesAreNoSmallerEvidence() {
    List<ClusteredRegression.Row> large = rows(1);
    List<ClusteredRegression.Row> small = rows(1e-9);
    List<ClusteredRegression.Coefficient> expected =
        ClusteredRegression.fit(large, 0.95).orElseThrow();
    List<ClusteredRegression.Coefficient> got = ClusteredRegression.fit(small, 0.95).orElseThrow();
    for (int i = 0; i < expected.size(); i++) {
      double scale = i == 0 ? 1 : 1e-9;
      Expected.near("weight", got.get(i).estimate().value() * scale, value(expected, i), 1e-9);
      Expected.near("error", got.get(i).cr1() * scale, expected.get(i).cr1(), 1e-9);
    }
  }

  @Test
  void aPowerBelowLuckNeedsNoDifference() {
    assertThat(SampleSize.detectable(0.5, 100, 0.95, 0.01)).isZero();
    Estimate open = new Estimate(0.05, -0.1, 0.2, 0.95, 50);
    assertThat(SampleSize.moreToDecide(open, 2.0, 0, 0.001)).hasValue(1);
  }

  @Test
  void boundsOfADifferenceStayInItsRange() {
    double[] two = {-0.5, 0.25};
    assertThat(NonInferiority.tTest(two, Range.UNIT, 0.1, 0.95).lowerBound()).isEqualTo(-1);
  }

  @Test
  void aSingleLabelDoesNotProveTheJudge() {
    double[] others = new double[400];
    Arrays.setAll(others, i -> i % 2);
    PredictionPowered.Scores scores =
        new PredictionPowered.Scores(new double[] {1}, new double[] {1}, others);
    holds(PredictionPowered.mean(scores, Range.UNIT, 0.95, 1).mean(), 0.025, 0.975);
  }

  @Test
  void countsBelowZeroAreRefusedWhateverTheirSum() {
    assertThatThrownBy(() -> EffectSize.discordantOdds(-1, 1, 0.95)).hasMessageContaining("got 1");
  }

  private static void holds(Estimate got, double lower, double upper) {
    Expected.near("lower", got.lower(), lower, 1e-9);
    Expected.near("upper", got.upper(), upper, 1e-9);
  }

  private static double value(List<ClusteredRegression.Coefficient> of, int place) {
    return of.get(place).estimate().value();
  }

  private static List<ClusteredRegression.Row> rows(double scale) {
    return IntStream.range(0, 30)
        .mapToObj(i ->
            new ClusteredRegression.Row(
                "unit-" + i / 3, new double[] {scale * (i * 7 % 11), scale * i}, i * 5 % 7))
        .toList();
  }

  private static List<RatedItem> rated(int n, String reference, String rating) {
    return IntStream.range(0, n)
        .mapToObj(i -> new RatedItem(reference + rating + i, reference, rating))
        .toList();
  }

  private static List<List<String>> words(List<RatedItem> items) {
    return items.stream().map(item -> List.of(item.reference(), item.rating())).toList();
  }

  private static List<List<Double>> grades(List<RatedItem> items) {
    return words(items).stream()
        .map(unit -> unit.stream().map(word -> (double) ORDER.indexOf(word)).toList())
        .toList();
  }
}
