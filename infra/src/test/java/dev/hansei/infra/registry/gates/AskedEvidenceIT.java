package dev.hansei.infra.registry.gates;

import static dev.hansei.workflows.gates.Clause.State.BLOCK;
import static dev.hansei.workflows.gates.Clause.State.INCONCLUSIVE;
import static dev.hansei.workflows.gates.Clause.State.PASS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.gates.AskedFixture.Answer;
import dev.hansei.workflows.gates.AskedEvidence;
import dev.hansei.workflows.gates.CaseCost;
import dev.hansei.workflows.gates.Clause;
import dev.hansei.workflows.gates.DisparityEvidence;
import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.gates.GatePolicy;
import dev.hansei.workflows.gates.GateRule;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.suites.ErrorReason;
import dev.hansei.workflows.suites.Result;
import dev.hansei.workflows.suites.RunId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What gates ask beside comparisons, of rows as workers write them. */
class AskedEvidenceIT {
  private static final int CASES = 200;

  @RegistryTest
  void findsTheApprovedCasesThatWereRightAndAreNot(TestRegistry registry) {
    var fixture = new AskedFixture(registry, CASES);
    RunId baseline = fixture.run(i -> Answer.of(i != 3, 100, 10));
    // 0 is lost; 3 was wrong before; 150 is lost, but no person approved it; 5 has no answer.
    RunId candidate =
        fixture.run(i ->
            i == 5
                ? new Answer(new Result.Errored(ErrorReason.TIMEOUT), 0, Optional.of(0L))
                : Answer.of(i != 0 && i != 3 && i != 150, 100, 10));
    Gate gate = gate(registry, fixture, new GateRule.NoRegression());

    var seen = asked(registry, fixture, gate, baseline, candidate).regressions().orElseThrow();
    assertThat(seen.approved()).isEqualTo(CASES / 2 - 1);
    assertThat(seen.regressed()).containsExactly(fixture.cases().get(0));
    assertThat(seen.unscored()).isEqualTo(1);

    registry
        .get(Cases.class)
        .finalise(
            fixture.project(),
            List.of(fixture.cases().get(150)),
            new Actor.ByPerson(registry.newPerson()));
    assertThat(
            asked(registry, fixture, gate, baseline, candidate)
                .regressions()
                .orElseThrow()
                .regressed())
        .as("approved by now")
        .containsExactlyInAnyOrder(fixture.cases().get(0), fixture.cases().get(150));
  }

  @RegistryTest
  void asksWithinASliceAndComparesSlices(TestRegistry registry) {
    var fixture = new AskedFixture(registry, CASES);
    RunId baseline = fixture.run(i -> Answer.of(true, 100, 10));
    // Every second case is Japanese, and every fourth wrong.
    RunId candidate = fixture.run(i -> Answer.of(i % 4 != 0, 100, 10));
    Gate gate =
        gate(
            registry,
            fixture,
            new GateRule.InSlice(
                "language", "ja", new GateRule.NonInferiority(AskedFixture.METRIC, 0.1)),
            new GateRule.InSlice("language", "de", new GateRule.Floor(AskedFixture.METRIC, 0.9)),
            new GateRule.InSlice("language", "fi", new GateRule.MinimumCases(1)),
            new GateRule.Disparity("language", AskedFixture.METRIC, 0.2));

    Evidence found = gather(registry, fixture, gate, baseline, candidate);
    AskedEvidence asked = found.askedOrNone();
    assertThat(asked.slices()).extracting(slice -> slice.cases()).containsExactly(100, 100, 0);
    var japanese = asked.slices().getFirst().evidence();
    assertThat(japanese.metrics().getFirst().difference()).isEqualTo(-0.5, within(1e-12));
    assertThat(japanese.metrics().getFirst().pairs()).isEqualTo(100);
    assertThat(asked.disparities().getFirst().gaps())
        .extracting(DisparityEvidence.Gap::value)
        .containsExactly("de", "ja");
    assertThat(asked.disparities().getFirst().gaps().getLast().gap())
        .isEqualTo(-0.5, within(1e-12));
    assertThat(GatePolicy.decide(gate, found).clauses())
        .extracting(Clause::state)
        .containsExactly(
            Clause.State.BLOCK, Clause.State.PASS, Clause.State.INCONCLUSIVE, Clause.State.BLOCK);
  }

  @RegistryTest
  void measuresTimesAndCosts(TestRegistry registry) {
    var fixture = new AskedFixture(registry, CASES);
    RunId baseline = fixture.run(i -> Answer.of(true, 1_000 + i, 2_000));
    RunId candidate = fixture.run(i -> Answer.of(true, 2_000 + i, 4_000 + i % 10 * 100));
    Gate gate =
        gate(
            registry,
            fixture,
            new GateRule.LatencyCeiling(95, 2_500L, null),
            new GateRule.LatencyCeiling(95, null, 1.5),
            new GateRule.CostCeiling(0.005, null),
            new GateRule.CostCeiling(null, 3.0),
            new GateRule.MinimumCases(250));

    Evidence found = gather(registry, fixture, gate, baseline, candidate);
    var time = found.askedOrNone().measures().getFirst();
    assertThat(time.candidate().orElseThrow().value()).isEqualTo(2_189);
    assertThat(time.candidate().orElseThrow().lower()).isBetween(2_180.0, 2_189.0);
    assertThat(time.candidate().orElseThrow().upper().orElseThrow()).isBetween(2_190.0, 2_199.0);
    assertThat(time.ratio().orElseThrow().value()).isEqualTo(2_189 / 1_189.0, within(1e-9));
    var cost = found.askedOrNone().measures().getLast();
    assertThat(cost.unit()).isEqualTo("EUR");
    assertThat(cost.candidate().orElseThrow().value()).isEqualTo(0.00445, within(1e-9));
    assertThat(cost.baseline().orElseThrow().value()).isEqualTo(0.002, within(1e-9));
    assertThat(found.askedOrNone().caseCost())
        .contains(
            new CaseCost(
                new CaseCost.OfRun(1, Optional.of(4_450L), "EUR"),
                Optional.of(new CaseCost.OfRun(1, Optional.of(2_000L), "EUR"))));
    var clauses = GatePolicy.decide(gate, found).clauses();
    var states = List.of(PASS, BLOCK, PASS, PASS, INCONCLUSIVE);
    assertThat(clauses).extracting(Clause::state).isEqualTo(states);
    assertThat(clauses.getLast().price())
        .contains(new Clause.Price(100, Optional.of(50 * 6_450L), "EUR"));
  }

  @RegistryTest
  void anUnknownCostDecidesNothing(TestRegistry registry) {
    var fixture = new AskedFixture(registry, 20);
    RunId candidate =
        fixture.run(i -> new Answer(Answer.of(true, 0, 0).result(), 0, Optional.empty()));
    Gate gate =
        gate(
            registry,
            fixture,
            new GateRule.CostCeiling(1.0, null),
            new GateRule.LatencyCeiling(50, 1L, null));
    Evidence found =
        registry
            .get(EvidenceReader.class)
            .gather(fixture.project(), gate, Optional.empty(), candidate);
    var clauses = GatePolicy.decide(gate, found).clauses();
    assertThat(clauses).extracting(Clause::state).containsOnly(Clause.State.INCONCLUSIVE);
    assertThat(clauses.getFirst().sentence()).contains("that of 20 answers is not known");
    assertThat(clauses.getLast().sentence()).contains("no answer was timed");
  }

  @RegistryTest
  void keepsWhatSeveralClausesMakeOfTheConfidence(TestRegistry registry) {
    var fixture = new AskedFixture(registry, 2);
    var gates = registry.get(Gates.class);
    List<GateRule> rules = List.of(new GateRule.Floor("a", 0.5), new GateRule.Floor("b", 0.5));
    var person = new Actor.BySystem();
    Gate plain = gates.create(fixture.project(), "gate", rules, 0.95, person);
    Gate none =
        gates.create(
            fixture.project(),
            new Gates.NewContent("gate", rules, 0.95, Gate.Multiplicity.NONE),
            person);
    Gate together =
        gates.create(
            fixture.project(),
            new Gates.NewContent("gate", rules, 0.95, Gate.Multiplicity.BONFERRONI),
            person);
    assertThat(none).as("none is what gates were before").isEqualTo(plain);
    assertThat(together.number()).isEqualTo(2);
    assertThat(gates.find(fixture.project(), together.id())).contains(together);
    assertThat(together.clauseConfidence()).isEqualTo(0.975, within(1e-12));
  }

  private static Gate gate(TestRegistry registry, AskedFixture fixture, GateRule... rules) {
    return registry
        .get(Gates.class)
        .create(fixture.project(), "gate", Stream.of(rules).toList(), 0.95, new Actor.BySystem());
  }

  private static AskedEvidence asked(
      TestRegistry registry, AskedFixture fixture, Gate gate, RunId baseline, RunId candidate) {
    return gather(registry, fixture, gate, baseline, candidate).askedOrNone();
  }

  private static Evidence gather(
      TestRegistry registry, AskedFixture fixture, Gate gate, RunId baseline, RunId candidate) {
    return registry
        .get(EvidenceReader.class)
        .gather(fixture.project(), gate, Optional.of(baseline), candidate);
  }
}
