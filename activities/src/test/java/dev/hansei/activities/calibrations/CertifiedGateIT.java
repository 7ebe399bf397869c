package dev.hansei.activities.calibrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.activities.Workplace;
import dev.hansei.infra.registry.calibrations.Calibrations;
import dev.hansei.infra.registry.gates.EvidenceReader;
import dev.hansei.infra.registry.gates.Gates;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.calibrations.CalibrateInput;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.gates.Clause;
import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.gates.GatePolicy;
import dev.hansei.workflows.gates.GateRule;
import dev.hansei.workflows.gates.Verdict;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.suites.RunId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a certificate lets its judge decide at a gate, and until when. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CertifiedGateIT {
  private static final Author PEOPLE = new Author.Outside("the makers of the set");

  private Workplace workplace;
  private Calibrating at;

  @BeforeAll
  void open() {
    workplace = Workplace.open("certifiedgate");
  }

  @AfterAll
  void close() {
    workplace.close();
  }

  @BeforeEach
  void start() {
    at = new Calibrating(workplace);
  }

  @AfterEach
  void stop() {
    at.close();
  }

  @Test
  void aGateDecidesByAJudgeOnlyOnceItIsCertified() {
    at.labels.label(Split.ALIGN, ArrangedLabels.facts("snapshot", 90, 0), PEOPLE);
    JudgeId judge = at.activities.learnJudge(at.learning());
    var judged = new Assertion(MetricType.JUDGE, "grounded", null, 1, 1, judge);
    RunId run = at.labels.run(Split.CANARY, ArrangedLabels.facts("restore", 30, 0), judged);
    GateRule rule = new GateRule.Superiority("grounded");
    Gate gate =
        workplace
            .get(Gates.class)
            .create(at.labels.project, "better", List.of(rule), 0.95, new Actor.BySystem());

    Verdict before = GatePolicy.decide(gate, evidence(gate, run));
    assertThat(before).isInstanceOf(Verdict.Inconclusive.class);
    assertThat(before.clauses().getFirst().state()).isEqualTo(Clause.State.INFORM);
    assertThat(before.clauses().getFirst().sentence()).contains("grounded v1 has no certificate");

    at.labels.label(Split.GATE, ArrangedLabels.facts("archive", 150, 0), PEOPLE);
    CalibrateInput input = at.measuring(judge, Split.GATE);
    at.calibrate(input);
    Evidence after = evidence(gate, run);
    assertThat(after.judges())
        .singleElement()
        .satisfies(standing -> {
          assertThat(standing.mayGate()).as(standing.sentence()).isTrue();
          assertThat(standing.certificate()).contains(input.calibrationId());
        });
    assertThat(GatePolicy.decide(gate, after)).isInstanceOf(Verdict.Pass.class);
  }

  @Test
  void aRevokedOrWorseCertificateEndsTheGate() {
    at.labels.label(Split.ALIGN, ArrangedLabels.facts("snapshot", 90, 0), PEOPLE);
    at.labels.label(Split.GATE, ArrangedLabels.facts("archive", 120, 0), PEOPLE);
    CalibrateInput input = at.learning();
    JudgeId judge = at.calibrate(input).judgeId();
    assertThat(at.standing(judge).now().mayGate()).isTrue();
    at.labels.label(Split.CANARY, ArrangedLabels.facts("backup", 60, 3), PEOPLE);
    at.calibrate(at.measuring(judge, Split.CANARY));
    assertThat(at.standing(judge).now().mayGate()).as("the newest counts").isFalse();
    CalibrateInput again = at.measuring(judge, Split.GATE);
    at.calibrate(again);
    assertThat(at.standing(judge).now().mayGate()).isTrue();
    workplace
        .get(Calibrations.class)
        .revoke(at.labels.project, again.calibrationId(), "wrong labels", new Actor.BySystem());
    assertThat(at.standing(judge).now().sentence()).contains("it was revoked");
    assertThat(at.standing(judge).now().mayGate()).isFalse();
  }

  private Evidence evidence(Gate gate, RunId run) {
    return workplace
        .get(EvidenceReader.class)
        .gather(at.labels.project, gate, Optional.empty(), run);
  }
}
