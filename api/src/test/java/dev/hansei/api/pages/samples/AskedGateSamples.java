package dev.hansei.api.pages.samples;

import dev.hansei.api.gates.Ruling;
import dev.hansei.api.gates.Simulation;
import dev.hansei.api.gates.SimulationPage;
import dev.hansei.api.gates.VerdictPage;
import dev.hansei.api.pages.Section;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.gates.AskedEvidence;
import dev.hansei.workflows.gates.CaseCost;
import dev.hansei.workflows.gates.DisparityEvidence;
import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.gates.GateId;
import dev.hansei.workflows.gates.GatePolicy;
import dev.hansei.workflows.gates.GateRule;
import dev.hansei.workflows.gates.JudgeStanding;
import dev.hansei.workflows.gates.MeanEvidence;
import dev.hansei.workflows.gates.MeasureEvidence;
import dev.hansei.workflows.gates.MeasureEvidence.Figure;
import dev.hansei.workflows.gates.MetricEvidence;
import dev.hansei.workflows.gates.Regressions;
import dev.hansei.workflows.gates.SliceEvidence;
import dev.hansei.workflows.gates.Verdict;
import dev.hansei.workflows.suites.RunId;
import java.util.List;
import java.util.Optional;

/** A gate that asks all that a gate can ask, and what it says. */
final class AskedGateSamples {
  private static final int GATE = 75;

  private AskedGateSamples() {}

  static Sample verdict(Voice voice) {
    Gate gate = gate(voice);
    Evidence evidence = evidence(voice);
    return new Sample(
        "verdict of a strict gate",
        "gates/verdict.jte",
        new VerdictPage(
            voice.frame(Section.GATES),
            Voice.id(GATE + 1).toString(),
            gate,
            Ruling.of(GatePolicy.decide(gate, evidence), evidence, gate.clauseConfidence()),
            Voice.minutesAgo(20),
            voice.say("answer v3"),
            Optional.empty()));
  }

  static Sample simulation(Voice voice) {
    Verdict said = GatePolicy.decide(gate(voice), evidence(voice));
    var line =
        new SimulationPage.Line(
            new RunId(Voice.id(301)),
            new RunId(Voice.id(302)),
            voice.say("answer v3"),
            voice.say("answer v2"),
            said,
            Voice.minutesAgo(900));
    return new Sample(
        "simulation",
        "gates/simulation.jte",
        new SimulationPage(
            voice.frame(Section.GATES),
            gate(voice),
            List.of(voice.say("quality")),
            voice.say("quality"),
            Optional.of(new Simulation(List.of(), 1, 1, Optional.empty())),
            List.of(line),
            Optional.of("/projects/support/gates/x/simulation?suite=quality&after=y")));
  }

  static Gate gate(Voice voice) {
    return new Gate(
        new GateId(Voice.id(GATE)),
        voice.say("strict"),
        1,
        List.of(
            new GateRule.NoRegression(),
            new GateRule.Floor("safe", 0.95),
            new GateRule.InSlice("language", "ja", new GateRule.NonInferiority("f1", 0.05)),
            new GateRule.Disparity("language", "f1", 0.1),
            new GateRule.LatencyCeiling(95, 3_000L, null),
            new GateRule.LatencyCeiling(95, null, 1.2),
            new GateRule.CostCeiling(0.004, null),
            new GateRule.Certified("safe"),
            new GateRule.MinimumCases(200)),
        0.95,
        Voice.minutesAgo(8_000),
        Gate.Multiplicity.BONFERRONI);
  }

  private static Evidence evidence(Voice voice) {
    return evidence(
        List.of(new MetricEvidence("f1", 300, 0.66, 0.71, 0.05, 0.02, 0.08, 0.015)),
        List.of(
            new JudgeStanding(
                "safe",
                new JudgeId(Voice.id(310)),
                false,
                voice.say("safety v1 has no valid certificate"),
                Optional.empty())),
        asked(voice));
  }

  private static Evidence evidence(
      List<MetricEvidence> metrics, List<JudgeStanding> judges, AskedEvidence asked) {
    return new Evidence(
        Optional.of(new RunId(Voice.id(302))),
        new RunId(Voice.id(301)),
        metrics,
        1,
        1,
        0,
        List.of(),
        0,
        judges,
        List.of(),
        asked);
  }

  private static AskedEvidence asked(Voice voice) {
    return new AskedEvidence(
        300,
        Optional.of(new Regressions(40, List.of(new CaseId(Voice.id(201))), 1, 0)),
        List.of(new MeanEvidence("safe", 300, 300, 0.98, 0.957, 0.991, 0.008)),
        measures(),
        List.of(
            new DisparityEvidence(
                "language",
                "f1",
                List.of(
                    new DisparityEvidence.Gap(
                        "ja", voice.say("ja"), 0.61, 0.74, -0.13, -0.21, -0.05, 300)),
                1,
                2)),
        List.of(
            new SliceEvidence(
                "language",
                "ja",
                80,
                evidence(
                    List.of(new MetricEvidence("f1", 80, 0.6, 0.61, 0.01, -0.07, 0.09, 0.04)),
                    List.of(),
                    new AskedEvidence(
                        80,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty())))),
        Optional.of(
            new CaseCost(
                new CaseCost.OfRun(1, Optional.of(2_100L), "USD"),
                Optional.of(new CaseCost.OfRun(1, Optional.of(1_900L), "USD")))));
  }

  private static List<MeasureEvidence> measures() {
    return List.of(
        new MeasureEvidence(
            "latency-p95",
            "ms",
            Optional.of(new Figure(2_310, 2_040, Optional.of(2_890.0), 300, 300, 0)),
            Optional.of(new Figure(2_000, 1_800, Optional.of(2_500.0), 300, 300, 0)),
            Optional.of(new Figure(1.16, 0.98, Optional.of(1.44), 300, 300, 0)),
            0),
        new MeasureEvidence(
            "cost",
            "USD",
            Optional.of(new Figure(0.0021, 0.0018, Optional.of(0.0025), 300, 300, 0)),
            Optional.empty(),
            Optional.empty(),
            0));
  }
}
