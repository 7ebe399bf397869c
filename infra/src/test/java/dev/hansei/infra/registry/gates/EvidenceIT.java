package dev.hansei.infra.registry.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hansei.infra.registry.LoopFixture;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.suites.Outcomes;
import dev.hansei.infra.registry.suites.RunSummary;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.gates.GateRule;
import dev.hansei.workflows.gates.RequiredMarks;
import dev.hansei.workflows.suites.ErrorReason;
import dev.hansei.workflows.suites.Result;
import dev.hansei.workflows.suites.RunState;
import java.util.List;
import java.util.Optional;

class EvidenceIT {
  @RegistryTest
  void pairsByCaseAndAveragesRepeats(TestRegistry registry) {
    var loop = new LoopFixture(registry, 4);
    var version = loop.promptVersion("{{question}}");
    // Two repeats of four cases: means 0, 1, 0.5, 0 and 1, 1, 1, 0.5; differences 1, 0, 0.5, 0.5.
    var baseline = loop.completed(version, 2, 0, 0, 1, 1, 0, 1, 0, 0);
    var candidate = loop.completed(version, 2, 1, 1, 1, 1, 1, 1, 1, 0);

    var evidence =
        registry
            .get(EvidenceReader.class)
            .gather(loop.project(), gate(registry, loop), Optional.of(baseline), candidate);

    var metric = evidence.metric(LoopFixture.METRIC).orElseThrow();
    assertThat(metric.pairs()).isEqualTo(4);
    assertThat(metric.baselineMean()).isEqualTo(0.375, within(1e-12));
    assertThat(metric.candidateMean()).isEqualTo(0.875, within(1e-12));
    assertThat(metric.difference()).isEqualTo(0.5, within(1e-12));
    assertThat(metric.lower()).isBetween(-0.5, 0.5);
    assertThat(metric.upper()).isBetween(0.5, 1.0);
    assertThat(metric.standardError()).isBetween(0.15, 0.22);
    assertThat(evidence.baselineCoverage()).isEqualTo(1);
    assertThat(evidence.candidateCoverage()).isEqualTo(1);
    assertThat(
            registry
                .get(EvidenceReader.class)
                .gather(loop.project(), gate(registry, loop), Optional.of(baseline), candidate))
        .as("the same runs give the same figures")
        .isEqualTo(evidence);
  }

  @RegistryTest
  void leavesOutWhatEitherRunCouldNotScoreAndCountsCoverage(TestRegistry registry) {
    var loop = new LoopFixture(registry, 4);
    var version = loop.promptVersion("{{question}}");
    var baseline = loop.completed(version, 1, 1, 1, 0, 0);
    var candidate = loop.open(version, 1);
    registry
        .get(Outcomes.class)
        .record(
            loop.project(),
            List.of(
                loop.outcome(candidate, 0, 1, new Result.Errored(ErrorReason.TIMEOUT)),
                loop.outcome(candidate, 1, 1, LoopFixture.scored(1)),
                loop.outcome(candidate, 2, 1, LoopFixture.scored(1)),
                loop.outcome(candidate, 3, 1, LoopFixture.scored(0))));
    registry.get(Runs.class).close(loop.project(), candidate, RunState.COMPLETED, RunSummary.NONE);
    registry
        .get(Cases.class)
        .require(
            loop.project(),
            List.of(loop.cases().get(0), loop.cases().get(1), loop.cases().get(3)),
            LoopFixture.SYSTEM);

    var evidence =
        registry
            .get(EvidenceReader.class)
            .gather(loop.project(), gate(registry, loop), Optional.of(baseline), candidate);

    var metric = evidence.metric(LoopFixture.METRIC).orElseThrow();
    assertThat(metric.pairs()).isEqualTo(3);
    assertThat(metric.difference()).isEqualTo(1.0 / 3, within(1e-12));
    assertThat(evidence.candidateCoverage()).isEqualTo(0.75);
    assertThat(evidence.requiredTotal()).isEqualTo(3);
    assertThat(evidence.requiredFailed())
        .as("one has no answer, one scored 0")
        .containsExactly(loop.cases().get(0), loop.cases().get(3));
  }

  @RegistryTest
  void aMarkThatIsTakenAwayAfterTheRunBeganStillCounts(TestRegistry registry) {
    var loop = new LoopFixture(registry, 3);
    var cases = registry.get(Cases.class);
    cases.require(loop.project(), loop.cases(), LoopFixture.SYSTEM);
    cases.unrequire(loop.project(), List.of(loop.cases().get(2)), LoopFixture.SYSTEM);
    var run = loop.completed(loop.promptVersion("{{question}}"), 1, 1, 0, 0);
    cases.unrequire(loop.project(), List.of(loop.cases().get(0)), LoopFixture.SYSTEM);
    cases.drop(loop.project(), List.of(loop.cases().get(1)), LoopFixture.SYSTEM);

    var evidence =
        registry
            .get(EvidenceReader.class)
            .gather(loop.project(), gate(registry, loop), Optional.empty(), run);

    var two = loop.cases().subList(0, 2);
    var marks = evidence.requiredMarks().orElseThrow();
    assertThat(evidence.requiredTotal()).isEqualTo(2);
    assertThat(evidence.requiredFailed()).containsExactly(loop.cases().get(1));
    assertThat(marks.set()).isEqualTo(RequiredMarks.setOf(two));
    assertThat(marks.taken())
        .allMatch(one -> one.by().equals(LoopFixture.SYSTEM.label()))
        .extracting(RequiredMarks.Taken::caseId)
        .containsExactlyElementsOf(two);
    assertThat(marks.lostBefore()).isEqualTo(1);

    cases.require(loop.project(), List.of(loop.cases().get(2)), LoopFixture.SYSTEM);
    assertThat(
            registry
                .get(EvidenceReader.class)
                .gather(loop.project(), gate(registry, loop), Optional.empty(), run)
                .requiredTotal())
        .as("a new mark counts at once")
        .isEqualTo(3);
  }

  @RegistryTest
  void refusesARunThatIsNotCompleted(TestRegistry registry) {
    var loop = new LoopFixture(registry, 1);
    var run = loop.open(loop.promptVersion("{{question}}"), 1);
    var gate = gate(registry, loop);
    assertThatThrownBy(() ->
            registry.get(EvidenceReader.class).gather(loop.project(), gate, Optional.empty(), run))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.code()).isEqualTo("run-not-completed"));
  }

  @RegistryTest
  void numbersGatesWithinTheirName(TestRegistry registry) {
    var loop = new LoopFixture(registry, 1);
    var gates = registry.get(Gates.class);
    var one = gate(registry, loop);
    assertThat(gate(registry, loop)).as("the same rules").isEqualTo(one);
    List<GateRule> other = List.of(new GateRule.Coverage(0.9));
    assertThat(gates.create(loop.project(), "gate", other, 0.95, LoopFixture.SYSTEM).number())
        .isEqualTo(2);
    assertThat(gates.find(loop.project(), one.id())).contains(one);
  }

  private static Gate gate(TestRegistry registry, LoopFixture loop) {
    List<GateRule> rules =
        List.of(
            new GateRule.NonInferiority(LoopFixture.METRIC, 0.05),
            new GateRule.RequiredCases(),
            new GateRule.Coverage(0.95));
    return registry
        .get(Gates.class)
        .create(loop.project(), "gate", rules, 0.95, LoopFixture.SYSTEM);
  }
}
