package dev.hansei.workflows.gates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.gates.Clause.State;
import dev.hansei.workflows.suites.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatePolicyTest {
  private static final RunId BASELINE = RunId.of("019a9000-0000-7000-8000-000000000021");
  private static final RunId CANDIDATE = RunId.of("019a9000-0000-7000-8000-000000000022");
  private static final GateRule BETTER = new GateRule.Superiority("f1");
  private static final GateRule NOT_WORSE = new GateRule.NonInferiority("f1", 0.02);

  @ParameterizedTest
  @CsvSource({
    // The interval lies above 0, on 0, across 0, below 0.
    "0.02, 0.12, PASS",
    "0.00, 0.12, INCONCLUSIVE",
    "-0.01, 0.12, INCONCLUSIVE",
    "-0.12, 0.00, BLOCK",
    "-0.12, -0.01, BLOCK"
  })
  void asksForAWholeIntervalAboveZeroWhereBetterIsWanted(double lower, double upper, State state) {
    assertThat(clause(BETTER, lower, upper).state()).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({
    "0.00, 0.12, PASS",
    "-0.019, 0.01, PASS",
    "-0.02, 0.01, INCONCLUSIVE",
    "-0.10, 0.10, INCONCLUSIVE",
    "-0.10, -0.019, INCONCLUSIVE",
    "-0.10, -0.02, BLOCK",
    "-0.10, -0.05, BLOCK"
  })
  void blocksOnlyWhereTheWholeIntervalIsBeyondTheMargin(double lower, double upper, State state) {
    assertThat(clause(NOT_WORSE, lower, upper).state()).isEqualTo(state);
  }

  @Test
  void saysTheFiguresInPlainWords() {
    assertThat(clause(BETTER, 0.02, 0.12).sentence())
        .isEqualTo(
            "f1: candidate 0.71, baseline 0.64; difference +0.07 [0.02, 0.12] (95 %) on 120"
                + " cases: better");
    assertThat(clause(NOT_WORSE, -0.12, -0.03).sentence()).endsWith("worse by 0.02 or more");
    assertThat(clause(NOT_WORSE, -0.01, 0.01).sentence()).endsWith("not worse by 0.02");
  }

  @Test
  void saysTheSameWhateverTheLanguageOfTheMachine() {
    String english = clause(BETTER, 0.02, 0.12).sentence();
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(clause(BETTER, 0.02, 0.12).sentence()).isEqualTo(english);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void saysHowManyMoreCasesShouldDecide() {
    Clause open = clause(BETTER, -0.01, 0.13);
    assertThat(open.needed()).isPositive();
    assertThat(open.sentence()).contains("about %d cases more".formatted(open.needed()));
    var verdict = GatePolicy.decide(gate(BETTER), evidence(-0.01, 0.13));
    assertThat(verdict).isEqualTo(new Verdict.Inconclusive(List.of(open), open.needed()));
  }

  @Test
  void saysSoWhenNoNumberOfCasesWouldDecide() {
    Clause open = clause(new GateRule.Superiority("f1"), -0.05, 0.05);
    assertThat(open.state()).isEqualTo(State.INCONCLUSIVE);
    assertThat(open.needed()).isZero();
    assertThat(open.sentence()).endsWith("too close to the limit for more cases to decide");
  }

  @Test
  void hasNothingToCompareWithWhereNothingIsLive() {
    var first = new Evidence(Optional.empty(), CANDIDATE, List.of(), 1, 0.99, 0, List.of(), 0);
    var verdict = GatePolicy.decide(gate(BETTER, NOT_WORSE, new GateRule.Coverage(0.95)), first);
    assertThat(verdict).isInstanceOf(Verdict.Pass.class);
    assertThat(verdict.clauses().getFirst().sentence()).contains("nothing is live");
  }

  @Test
  void cannotSayWhereTheMetricWasNotMeasured() {
    var verdict = GatePolicy.decide(gate(new GateRule.Superiority("rouge")), evidence(0.02, 0.1));
    assertThat(verdict).isInstanceOf(Verdict.Inconclusive.class);
    assertThat(verdict.clauses().getFirst().sentence()).startsWith("rouge: no case");
  }

  @ParameterizedTest
  @CsvSource({
    "0.99, 0.99, PASS",
    "0.95, 0.95, PASS",
    "0.99, 0.94, BLOCK",
    "0.94, 0.99, INCONCLUSIVE",
    "0.94, 0.94, BLOCK"
  })
  void countsMissingScoresOfTheBaselineAgainstNobody(
      double baseline, double candidate, State state) {
    var evidence =
        new Evidence(
            Optional.of(BASELINE), CANDIDATE, List.of(), baseline, candidate, 0, List.of(), 0);
    Clause clause =
        GatePolicy.decide(gate(new GateRule.Coverage(0.95)), evidence).clauses().getFirst();
    assertThat(clause.state()).isEqualTo(state);
  }

  @Test
  void neverRoundsCoverageUpToTheLimit() {
    var evidence =
        new Evidence(Optional.of(BASELINE), CANDIDATE, List.of(), 1, 0.94999, 0, List.of(), 0);
    Clause clause =
        GatePolicy.decide(gate(new GateRule.Coverage(0.95)), evidence).clauses().getFirst();
    assertThat(clause.sentence()).contains("candidate 94.9 %").contains("less than 95 %");
  }

  @Test
  void blocksOnARequiredCaseThatDoesNotPass() {
    CaseId failed = CaseId.of("019a9000-0000-7000-8000-000000000091");
    var evidence =
        new Evidence(Optional.of(BASELINE), CANDIDATE, List.of(), 1, 1, 12, List.of(failed), 1);
    var verdict = GatePolicy.decide(gate(new GateRule.RequiredCases()), evidence);
    assertThat(verdict).isInstanceOf(Verdict.Block.class);
    assertThat(verdict.clauses().getFirst().sentence())
        .isEqualTo("required cases: 1 of 12 do not pass");
  }

  @Test
  void saysWhichMarksWereTakenAwayAndIsNotEmptiedByThat() {
    var at = Instant.parse("2026-11-30T08:00:00Z");
    CaseId lost = CaseId.of("019a9000-0000-7000-8000-000000000091");
    var taken = List.of(new RequiredMarks.Taken(lost, "person:ann", at));
    var marks = new RequiredMarks(RequiredMarks.setOf(List.of(lost)), taken, 1, 2);
    Clause blocked = required(1, marks);
    assertThat(blocked.state()).isEqualTo(Clause.State.BLOCK);
    assertThat(blocked.sentence())
        .isEqualTo(
            "required cases: 1 of 1 do not pass; 1 of them lost the mark after the run began and"
                + " still count: 019a9000-0000-7000-8000-000000000091 by person:ann at"
                + " 2026-11-30T08:00:00Z; 2 other cases of the run had lost the mark before");
    var emptied = new RequiredMarks(RequiredMarks.setOf(List.of()), List.of(), 0, 3);
    assertThat(required(0, emptied).state()).isEqualTo(Clause.State.INCONCLUSIVE);
    var never = new RequiredMarks(RequiredMarks.setOf(List.of()), List.of(), 0, 0);
    assertThat(required(0, never).state()).isEqualTo(Clause.State.PASS);
  }

  private static Clause required(int failed, RequiredMarks marks) {
    CaseId one = CaseId.of("019a9000-0000-7000-8000-000000000091");
    List<CaseId> listed = failed == 0 ? List.of() : List.of(one);
    var evidence =
        new Evidence(
            Optional.of(BASELINE),
            CANDIDATE,
            List.of(),
            1,
            1,
            failed,
            listed,
            failed,
            List.of(),
            List.of(),
            null,
            marks);
    return GatePolicy.decide(gate(new GateRule.RequiredCases()), evidence).clauses().getFirst();
  }

  @Test
  void blocksAsSoonAsOneClauseDoesAndKeepsTheOrderOfTheRules() {
    var open = new GateRule.Superiority("rouge");
    var verdict =
        GatePolicy.decide(gate(open, BETTER, new GateRule.Coverage(1)), evidence(0.02, 0.12));
    assertThat(verdict).isInstanceOf(Verdict.Block.class);
    assertThat(verdict.clauses()).extracting(Clause::rule).startsWith(open, BETTER);
    assertThat(verdict.clauses())
        .extracting(Clause::state)
        .containsExactly(State.INCONCLUSIVE, State.PASS, State.BLOCK);
  }

  @ParameterizedTest
  @CsvSource({
    // Whatever the figures say, a judge without a certificate decides nothing.
    "0.02, 0.12",
    "-0.12, -0.03",
    "-0.01, 0.12"
  })
  void onlyInformsWhereTheJudgeHasNoValidCertificate(double lower, double upper) {
    Evidence judged = withJudge(evidence(lower, upper), false);
    Clause clause = GatePolicy.decide(gate(BETTER), judged).clauses().getFirst();
    assertThat(clause.state()).isEqualTo(State.INFORM);
    assertThat(clause.sentence())
        .startsWith("f1: candidate 0.")
        .endsWith(
            "informs and does not decide, because judge right v1 has no valid certificate: kappa"
                + " 0.52 [0.38, 0.66], explore");
  }

  @ParameterizedTest
  @CsvSource({"0.02, 0.12, PASS", "-0.12, -0.03, BLOCK", "-0.01, 0.12, INCONCLUSIVE"})
  void decidesByTheFiguresWhereTheJudgeIsCertified(double lower, double upper, State state) {
    Evidence judged = withJudge(evidence(lower, upper), true);
    assertThat(GatePolicy.decide(gate(BETTER), judged).clauses().getFirst().state())
        .isEqualTo(state);
  }

  @Test
  void passesNothingOnTheWordOfAnUncertifiedJudgeAlone() {
    Evidence judged = withJudge(evidence(0.02, 0.12), false);
    assertThat(GatePolicy.decide(gate(BETTER), judged)).isInstanceOf(Verdict.Inconclusive.class);
    assertThat(GatePolicy.decide(gate(BETTER, new GateRule.Coverage(0.9)), judged))
        .isInstanceOf(Verdict.Pass.class);
    assertThat(GatePolicy.decide(gate(BETTER, new GateRule.Coverage(0.999)), judged))
        .isInstanceOf(Verdict.Block.class);
  }

  @Test
  void saysWhichScoresRequiredCasesLeaveAside() {
    Evidence judged = withJudge(evidence(0.02, 0.12), false);
    assertThat(
            GatePolicy.decide(gate(new GateRule.RequiredCases()), judged)
                .clauses()
                .getFirst()
                .sentence())
        .endsWith("not counted, because the judge has no valid certificate: f1");
  }

  private static Evidence withJudge(Evidence plain, boolean mayGate) {
    var standing =
        new JudgeStanding(
            "f1",
            JudgeId.of("019a9000-0000-7000-8000-0000000000a2"),
            mayGate,
            "right v1 has no valid certificate: kappa 0.52 [0.38, 0.66], explore",
            Optional.of(CalibrationId.of("019a9000-0000-7000-8000-0000000000a1")));
    return new Evidence(
        plain.baselineRun(),
        plain.candidateRun(),
        plain.metrics(),
        plain.baselineCoverage(),
        plain.candidateCoverage(),
        plain.requiredTotal(),
        plain.requiredFailed(),
        plain.requiredFailedTotal(),
        List.of(standing));
  }

  private static Clause clause(GateRule rule, double lower, double upper) {
    return GatePolicy.decide(gate(rule), evidence(lower, upper)).clauses().getFirst();
  }

  private static Gate gate(GateRule... rules) {
    return new Gate(
        GateId.of("019a9000-0000-7000-8000-000000000071"),
        "release",
        1,
        Stream.of(rules).toList(),
        0.95,
        Instant.EPOCH);
  }

  /** The difference in the middle of the interval, which reaches 1.96 errors to either side. */
  private static Evidence evidence(double lower, double upper) {
    double difference = (lower + upper) / 2;
    double error = (upper - lower) / 2 / 1.96;
    var f1 =
        new MetricEvidence("f1", 120, 0.64, 0.64 + difference, difference, lower, upper, error);
    return new Evidence(Optional.of(BASELINE), CANDIDATE, List.of(f1), 0.99, 0.99, 0, List.of(), 0);
  }
}
