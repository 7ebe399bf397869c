package dev.hansei.workflows.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.workflows.CorrectedSamples;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.gates.Clause.State;
import dev.hansei.workflows.gates.CorrectedEvidence.Shared;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CorrectedClausesTest {
  private static final Evidence SEEN = CorrectedSamples.evidence();

  @Test
  void aFloorAsksForAWholeIntervalAboveIt() {
    Clause clause = clause(new GateRule.CorrectedFloor("grounded", 0.7), SEEN);
    assertThat(clause.state()).isEqualTo(State.PASS);
    assertThat(clause.sentence())
        .isEqualTo(
            "grounded: people would pass 0.81 [0.72, 0.90] (95 %), the judge alone says 0.93;"
                + " from 60 labels and 400 verdicts: more than 0.7");
    assertThat(clause(new GateRule.CorrectedFloor("grounded", 0.9), SEEN).state())
        .isEqualTo(State.BLOCK);
    Clause open = clause(new GateRule.CorrectedFloor("grounded", 0.72), SEEN);
    assertThat(open.state()).isEqualTo(State.INCONCLUSIVE);
    assertThat(open.needed()).isPositive();
    assertThat(open.sentence())
        .endsWith("about %d labels more should decide".formatted(open.needed()));
  }

  @Test
  void aComparisonGoesByTheCorrectedDifferenceAndNotByTheJudge() {
    Clause better = clause(new GateRule.CorrectedSuperiority("grounded"), SEEN);
    assertThat(better.state()).isEqualTo(State.INCONCLUSIVE);
    assertThat(better.sentence())
        .startsWith(
            "grounded: people would pass 0.81 of the candidate, 0.72 of the baseline; difference"
                + " +0.09 [-0.02, 0.20] (95 %), the judge alone says +0.18; from 60 and 50 labels on"
                + " 398 cases with verdicts: may or may not be better; about ")
        .endsWith("more on each run should decide");
    assertThat(clause(new GateRule.CorrectedNonInferiority("grounded", 0.05), SEEN).state())
        .isEqualTo(State.PASS);
  }

  @Test
  void asksForLabelsWhereThereAreTooFew() {
    var few = with(evidence(4, 12, true, Optional.of(new Shared(30, 4, 12))));
    Clause floor = clause(new GateRule.CorrectedFloor("grounded", 0.7), few);
    assertThat(floor.state()).isEqualTo(State.INCONCLUSIVE);
    assertThat(floor.needed()).isEqualTo(8);
    Clause better = clause(new GateRule.CorrectedSuperiority("grounded"), few);
    assertThat(better.needed()).isEqualTo(16);
    assertThat(better.sentence())
        .contains("12 cases of the candidate's run and 4 of the baseline's");
  }

  @Test
  void aComparisonCountsTheLabelsOfCasesThatBothRunsHave() {
    CorrectedEvidence plain = SEEN.corrected("grounded").orElseThrow();
    var seen =
        with(
            new CorrectedEvidence(
                "grounded",
                90,
                90,
                plain.candidate(),
                plain.change(),
                true,
                List.of(),
                Optional.of(new Shared(25, 22, 7))));
    Clause better = clause(new GateRule.CorrectedSuperiority("grounded"), seen);
    assertThat(better.state()).isEqualTo(State.INCONCLUSIVE);
    assertThat(better.needed()).isEqualTo(13);
    assertThat(better.sentence())
        .contains("of 25 cases with a verdict in both runs", "7 cases of the candidate's run");
    assertThat(clause(new GateRule.CorrectedFloor("grounded", 0.7), seen).state())
        .as("the floor goes by the whole run")
        .isEqualTo(State.PASS);
  }

  @Test
  void asksForNoLabelsWhereThereIsNothingToCompareWith() {
    var rule = new GateRule.CorrectedSuperiority("grounded");
    Clause none = clause(rule, with(evidence(0, 30, true, Optional.empty())));
    assertThat(none.state()).isEqualTo(State.INCONCLUSIVE);
    assertThat(none.needed()).isZero();
    assertThat(none.sentence()).contains("run the baseline with a suite that has the judge");
    Clause apart = clause(rule, with(evidence(30, 30, true, Optional.of(new Shared(0, 0, 0)))));
    assertThat(apart.needed()).isZero();
    assertThat(apart.sentence()).contains("no case in common");
  }

  @Test
  void asksForNoMoreLabelsThanThereAreAnswers() {
    var seen = nearlyAllLabelled();
    for (GateRule rule :
        List.of(
            new GateRule.CorrectedFloor("grounded", 0.72),
            new GateRule.CorrectedSuperiority("grounded"))) {
      assertThat(clause(rule, SEEN).needed()).isGreaterThan(60);
      Clause open = clause(rule, seen);
      assertThat(open.state()).isEqualTo(State.INCONCLUSIVE);
      assertThat(open.needed()).isZero();
      assertThat(open.sentence()).endsWith("labels alone are not likely to decide, more cases may");
    }
  }

  /** What was seen of runs of which hardly an answer has no label. */
  private static Evidence nearlyAllLabelled() {
    CorrectedEvidence plain = SEEN.corrected("grounded").orElseThrow();
    CorrectedShare share = plain.candidate().orElseThrow();
    CorrectedChange change = plain.change().orElseThrow();
    return with(
        new CorrectedEvidence(
            "grounded",
            48,
            55,
            Optional.of(
                new CorrectedShare(
                    share.value(),
                    share.lower(),
                    share.upper(),
                    share.naive(),
                    60,
                    120,
                    share.variance())),
            Optional.of(
                new CorrectedChange(
                    change.baseline(),
                    change.candidate(),
                    change.value(),
                    change.lower(),
                    change.upper(),
                    change.naive(),
                    50,
                    60,
                    118,
                    change.variance(),
                    58)),
            true,
            List.of(),
            Optional.of(new Shared(118, 48, 52))));
  }

  @Test
  void aVerdictCountsWhatIsMostWanted() {
    var gate = gate(new GateRule.CorrectedFloor("grounded", 0.72));
    assertThat(GatePolicy.decide(gate, SEEN))
        .isInstanceOfSatisfying(
            Verdict.Inconclusive.class,
            it -> assertThat(it.needed()).isEqualTo(it.clauses().getFirst().needed()));
  }

  @Test
  void theJudgeNeedsNoCertificate() {
    Evidence uncertified =
        new Evidence(
            SEEN.baselineRun(),
            SEEN.candidateRun(),
            List.of(),
            1,
            1,
            0,
            List.of(),
            0,
            List.of(
                new JudgeStanding(
                    "grounded",
                    JudgeId.of("019a9000-0000-7000-8000-0000000000a4"),
                    false,
                    "grounded v1 has no certificate",
                    Optional.empty())),
            SEEN.corrected());
    assertThat(GatePolicy.decide(gate(new GateRule.CorrectedFloor("grounded", 0.7)), uncertified))
        .isInstanceOf(Verdict.Pass.class);
  }

  @Test
  void whatCannotBeComparedIsNotDecided() {
    var other = with(evidence(30, 30, false, Optional.of(new Shared(40, 30, 30))));
    Clause clause = clause(new GateRule.CorrectedSuperiority("grounded"), other);
    assertThat(clause.state()).isEqualTo(State.INCONCLUSIVE);
    assertThat(clause.sentence()).contains("different criteria");
    Clause unknown = clause(new GateRule.CorrectedFloor("other", 0.7), SEEN);
    assertThat(unknown.state()).isEqualTo(State.INCONCLUSIVE);
    assertThat(unknown.sentence()).contains("no judge gave a verdict");
    assertThatThrownBy(() -> new GateRule.CorrectedFloor("grounded", 1))
        .hasMessageContaining("minimum is 0 to below 1");
  }

  /** Without a rate that was corrected. */
  private static CorrectedEvidence evidence(
      int before, int after, boolean sameCriterion, Optional<Shared> shared) {
    return new CorrectedEvidence(
        "grounded",
        before,
        after,
        Optional.empty(),
        Optional.empty(),
        sameCriterion,
        List.of(),
        shared);
  }

  private static Evidence with(CorrectedEvidence corrected) {
    return new Evidence(
        SEEN.baselineRun(),
        SEEN.candidateRun(),
        List.of(),
        1,
        1,
        0,
        List.of(),
        0,
        List.of(),
        List.of(corrected));
  }

  private static Clause clause(GateRule rule, Evidence evidence) {
    return GatePolicy.decide(gate(rule), evidence).clauses().getFirst();
  }

  private static Gate gate(GateRule rule) {
    Gate plain = CorrectedSamples.gate();
    return new Gate(
        plain.id(), plain.name(), 1, List.of(rule), plain.confidence(), plain.createdAt());
  }
}
