package dev.hansei.workflows.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hansei.workflows.GateRuleSamples;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.gates.Clause.State;
import dev.hansei.workflows.gates.MeasureEvidence.Figure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule that is neither a comparison nor about people, at its boundaries. */
class GateRulesTest {
  private static final GateRule TIME = new GateRule.LatencyCeiling(95, 3_000L, null);
  private static final GateRule TIMES = new GateRule.LatencyCeiling(95, null, 1.2);

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, PASS, what is live passes none that a person approved",
    "31, 0, 0, PASS, all 31 that what is live passes still pass",
    "31, 1, 0, BLOCK, 1 of 31 that what is live passes do not pass",
    "31, 1, 2, BLOCK, 1 of 31 that what is live passes do not pass",
    "31, 0, 2, INCONCLUSIVE, '2 of 31 that what is live passes have no score: see why, and run again'"
  })
  void noApprovedCaseFails(int approved, int regressed, int unscored, State state, String words) {
    var seen = new Regressions(approved, List.of(), regressed, unscored);
    Clause clause = clause(new GateRule.NoRegression(), asked(seen));
    assertThat(clause.state()).isEqualTo(state);
    assertThat(clause.sentence()).isEqualTo("approved cases: " + words);
  }

  @ParameterizedTest
  @CsvSource({
    "0.951, 0.99, PASS",
    "0.95, 0.99, INCONCLUSIVE",
    "0.90, 0.951, INCONCLUSIVE",
    "0.90, 0.95, BLOCK",
    "0.80, 0.94, BLOCK"
  })
  void theWholeIntervalOfAMeanLiesAboveAFloor(double lower, double upper, State state) {
    double value = (lower + upper) / 2;
    double error = (upper - lower) / 2 / 1.96;
    var mean = new MeanEvidence("safe", 250, 250, value, lower, upper, error);
    Clause clause = clause(new GateRule.Floor("safe", 0.95), asked(mean));
    assertThat(clause.state()).isEqualTo(state);
    assertThat(clause.sentence()).startsWith("safe: candidate 0.").contains("on 250 answers");
  }

  @ParameterizedTest
  @CsvSource({
    "2900, 2500, 3000, PASS",
    "2900, 2500, 3001, INCONCLUSIVE",
    "3100, 3000, 3500, INCONCLUSIVE",
    "3100, 3001, 3500, BLOCK"
  })
  void theWholeIntervalOfATimeLiesWithinACeiling(
      double value, double lower, double upper, State state) {
    var figure = new Figure(value, lower, Optional.of(upper), 300, 300, 0);
    assertThat(clause(TIME, time(figure, null)).state()).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({
    "1.0, 0.9, 1.2, PASS",
    "1.1, 0.9, 1.21, INCONCLUSIVE",
    "1.3, 1.2, 1.4, INCONCLUSIVE",
    "1.3, 1.21, 1.4, BLOCK"
  })
  void orWithinSoManyTimesWhatIsLiveTakes(double value, double lower, double upper, State state) {
    var figure = new Figure(2_900, 2_500, Optional.of(3_400.0), 300, 300, 0);
    var ratio = new Figure(value, lower, Optional.of(upper), 300, 300, 0);
    assertThat(clause(TIMES, time(figure, ratio)).state()).isEqualTo(state);
  }

  @Test
  void saysTheFiguresOfTimesAndCosts() {
    var figure = new Figure(2_310, 2_040, Optional.of(2_890.0), 300, 300, 0);
    assertThat(clause(TIME, time(figure, null)).sentence())
        .isEqualTo(
            "time, percentile 95: candidate 2,310 ms [2,040, 2,890] (95 %) on 300 answers: at most"
                + " 3,000 ms");
    Clause cost = clause(new GateRule.CostCeiling(0.004, null), GateRuleSamples.asked());
    assertThat(cost.state()).isEqualTo(State.PASS);
    assertThat(cost.sentence())
        .isEqualTo(
            "cost of an answer: candidate 0.0021 USD [0.0018, 0.0025] (95 %) on 300 answers: at"
                + " most 0.004 USD");
    Clause ratio = clause(new GateRule.CostCeiling(null, 1.5), GateRuleSamples.asked());
    assertThat(ratio.state()).isEqualTo(State.INCONCLUSIVE);
    assertThat(ratio.sentence()).contains("that of the baseline is not known");
  }

  @Test
  void tooFewTimesHaveNoUpperEndAndSayHowManyMore() {
    var figure = new Figure(2_310, 2_040, Optional.empty(), 40, 40, 32);
    Clause clause = clause(TIME, time(figure, null));
    assertThat(clause.state()).isEqualTo(State.INCONCLUSIVE);
    assertThat(clause.needed()).isEqualTo(32);
    assertThat(clause.sentence()).contains("[2,040, open]", "about 32 cases more should decide");
    var slow = new Figure(4_310, 3_040, Optional.empty(), 40, 40, 32);
    assertThat(clause(TIME, time(slow, null)).state()).isEqualTo(State.BLOCK);
  }

  @ParameterizedTest
  @CsvSource({
    "-0.09, 0.02, PASS",
    "-0.1, 0.02, INCONCLUSIVE",
    "-0.2, -0.099, INCONCLUSIVE",
    "-0.2, -0.1, BLOCK"
  })
  void noSliceIsLowerThanTheOthers(double lower, double upper, State state) {
    var fine = gap("de", -0.01, -0.05, 0.03);
    var other = gap("ja", (lower + upper) / 2, lower, upper);
    var rule = new GateRule.Disparity("language", "f1", 0.1);
    Clause clause =
        clause(rule, asked(new DisparityEvidence("language", "f1", List.of(fine, other), 1, 3)));
    assertThat(clause.state()).isEqualTo(state);
    assertThat(clause.sentence())
        .contains("lowest may be ja", "over 2 values", "1 value with fewer than 5 cases left out");
  }

  @Test
  void saysWhyNoSliceIsCompared() {
    var rule = new GateRule.Disparity("language", "f1", 0.1);
    assertThat(
            clause(rule, asked(new DisparityEvidence("language", "f1", List.of(), 0, 0)))
                .sentence())
        .contains("no case has that field");
    assertThat(
            clause(rule, asked(new DisparityEvidence("language", "f1", List.of(), 0, 40)))
                .sentence())
        .contains("more than 12 values");
    assertThat(clause(rule, AskedEvidence.NONE).state()).isEqualTo(State.INCONCLUSIVE);
  }

  @ParameterizedTest
  @CsvSource({"200, PASS, 0", "199, INCONCLUSIVE, 1", "0, INCONCLUSIVE, 200"})
  void countsCasesWithAScore(int cases, State state, int needed) {
    Clause clause = clause(new GateRule.MinimumCases(200), asked(cases));
    assertThat(clause.state()).isEqualTo(state);
    assertThat(clause.needed()).isEqualTo(needed);
  }

  @Test
  void aCertificateIsRequiredAndItsLackBlocksNothing() {
    var rule = new GateRule.Certified("safe");
    assertThat(judged(rule, true).state()).isEqualTo(State.PASS);
    Clause without = judged(rule, false);
    assertThat(without.state()).isEqualTo(State.INCONCLUSIVE);
    assertThat(without.sentence())
        .isEqualTo("safe: a certificate is required, and judge safety v1 has none");
    assertThat(clause(rule, AskedEvidence.NONE).sentence()).contains("no judge gives it");
    assertThat(judged(new GateRule.Floor("safe", 0.5), false).state()).isEqualTo(State.INFORM);
  }

  @Test
  void anyRuleIsAskedOfOneSliceAlone() {
    var rule = new GateRule.InSlice("language", "ja", new GateRule.MinimumCases(100));
    Clause clause = clause(rule, GateRuleSamples.asked());
    assertThat(clause.rule()).isEqualTo(rule);
    assertThat(clause.state()).isEqualTo(State.INCONCLUSIVE);
    assertThat(clause.needed()).isEqualTo(20);
    assertThat(clause.sentence()).startsWith("in language ja: cases: 80 cases have a score");
    var nobody = new GateRule.InSlice("language", "fi", new GateRule.MinimumCases(1));
    assertThat(clause(nobody, GateRuleSamples.asked()).sentence())
        .isEqualTo("in language fi: no case of the candidate's run is in it");
  }

  @Test
  void saysWhatFurtherCasesCostInAllRunsThatAnswerThem() {
    Clause both = clause(new GateRule.MinimumCases(400), GateRuleSamples.asked());
    // 100 cases, once for the candidate and twice for the baseline: 100 * (2,100 + 1,900) micros.
    assertThat(both.price()).contains(new Clause.Price(300, Optional.of(400_000L), "USD"));
    assertThat(both.sentence()).endsWith("100 cases more; 300 answers in all, about 0.40 USD");
    var mean = new MeanEvidence("safe", 250, 250, 0.96, 0.94, 0.98, 0.01);
    Clause one =
        clause(
            new GateRule.Floor("safe", 0.95),
            priced(mean, new CaseCost.OfRun(1, Optional.empty(), "")));
    assertThat(one.price()).contains(new Clause.Price(one.needed(), Optional.empty(), ""));
    assertThat(one.sentence()).endsWith("answers in all, at a cost that is not known");
  }

  @Test
  void allIntervalsTogetherHoldAtTheConfidence() {
    Gate strict = GateRuleSamples.gate();
    // Floor, slice, disparity and four ceilings go by an interval; the others count.
    assertThat(strict.clauseConfidence()).isEqualTo(1 - 0.05 / 7, within(1e-12));
    assertThat(gate(new GateRule.MinimumCases(1)).clauseConfidence()).isEqualTo(0.95);
    assertThat(
            GatePolicy.decide(strict, GateRuleSamples.evidence(GateRuleSamples.asked()))
                .clauses()
                .get(1)
                .sentence())
        .contains("(99.2 %)");
  }

  @Test
  void refusesRulesThatMakeNoSense() {
    var floor = new GateRule.Floor("f1", 0.5);
    var slice = new GateRule.InSlice("language", "ja", floor);
    assertThatThrownBy(() -> new GateRule.InSlice("language", "ja", slice))
        .hasMessageContaining("not sliced again");
    assertThatThrownBy(() -> new GateRule.InSlice("a:b", "ja", floor))
        .hasMessageContaining("without ':'");
    assertThatThrownBy(
            () -> new GateRule.InSlice("language", "ja", new GateRule.CorrectedFloor("g", 0.5)))
        .hasMessageContaining("of a whole run");
    assertThatThrownBy(() -> new GateRule.LatencyCeiling(95, null, null))
        .hasMessageContaining("'millis' or 'ratio'");
    assertThatThrownBy(() -> new GateRule.CostCeiling(0.1, 1.5))
        .hasMessageContaining("'perAnswer' or 'ratio'");
    assertThatThrownBy(() -> new GateRule.LatencyCeiling(100, 1L, null))
        .hasMessageContaining("50 to 99");
  }

  @Test
  void comparesNothingWhereNothingIsLive() {
    Evidence alone = withBaseline(AskedEvidence.NONE, false);
    assertThat(first(TIMES, alone).state()).isEqualTo(State.PASS);
    assertThat(first(new GateRule.NoRegression(), alone).state()).isEqualTo(State.PASS);
    assertThat(first(TIME, alone).state()).isEqualTo(State.INCONCLUSIVE);
  }

  private static Clause judged(GateRule rule, boolean mayGate) {
    Evidence plain = GateRuleSamples.evidence(GateRuleSamples.asked());
    var standing =
        new JudgeStanding(
            "safe",
            JudgeId.of("019a9000-0000-7000-8000-0000000000a2"),
            mayGate,
            "safety v1 has " + (mayGate ? "one" : "none"),
            Optional.of(CalibrationId.of("019a9000-0000-7000-8000-0000000000a1")));
    return first(
        rule,
        new Evidence(
            plain.baselineRun(),
            plain.candidateRun(),
            plain.metrics(),
            1,
            1,
            0,
            List.of(),
            0,
            List.of(standing),
            List.of(),
            plain.asked()));
  }

  private static DisparityEvidence.Gap gap(String value, double gap, double lower, double upper) {
    return new DisparityEvidence.Gap(value, value, 0.7 + gap, 0.7, gap, lower, upper, 200);
  }

  private static AskedEvidence time(Figure candidate, @Nullable Figure ratio) {
    var seen =
        new MeasureEvidence(
            "latency-p95",
            "ms",
            Optional.of(candidate),
            Optional.empty(),
            Optional.ofNullable(ratio),
            0);
    return new AskedEvidence(
        0, Optional.empty(), List.of(), List.of(seen), List.of(), List.of(), Optional.empty());
  }

  private static AskedEvidence asked(Regressions seen) {
    return new AskedEvidence(
        0, Optional.of(seen), List.of(), List.of(), List.of(), List.of(), Optional.empty());
  }

  private static AskedEvidence asked(MeanEvidence seen) {
    return new AskedEvidence(
        0, Optional.empty(), List.of(seen), List.of(), List.of(), List.of(), Optional.empty());
  }

  private static AskedEvidence priced(MeanEvidence seen, CaseCost.OfRun cost) {
    return new AskedEvidence(
        0,
        Optional.empty(),
        List.of(seen),
        List.of(),
        List.of(),
        List.of(),
        Optional.of(new CaseCost(cost, Optional.empty())));
  }

  private static AskedEvidence asked(DisparityEvidence seen) {
    return new AskedEvidence(
        0, Optional.empty(), List.of(), List.of(), List.of(seen), List.of(), Optional.empty());
  }

  private static AskedEvidence asked(int cases) {
    return new AskedEvidence(
        cases, Optional.empty(), List.of(), List.of(), List.of(), List.of(), Optional.empty());
  }

  private static Clause clause(GateRule rule, AskedEvidence asked) {
    return first(rule, withBaseline(asked, true));
  }

  private static Evidence withBaseline(AskedEvidence asked, boolean isThere) {
    Evidence plain = GateRuleSamples.evidence(asked);
    return isThere
        ? plain
        : new Evidence(
            Optional.empty(),
            plain.candidateRun(),
            List.of(),
            1,
            1,
            0,
            List.of(),
            0,
            List.of(),
            List.of(),
            asked);
  }

  private static Clause first(GateRule rule, Evidence evidence) {
    return GatePolicy.decide(gate(rule), evidence).clauses().getFirst();
  }

  private static Gate gate(GateRule rule) {
    return new Gate(
        GateId.of("019a9000-0000-7000-8000-000000000071"),
        "release",
        1,
        List.of(rule),
        0.95,
        Instant.EPOCH,
        Gate.Multiplicity.BONFERRONI);
  }
}
