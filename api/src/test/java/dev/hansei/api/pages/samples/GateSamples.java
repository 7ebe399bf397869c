package dev.hansei.api.pages.samples;

import dev.hansei.api.gates.GateListPage;
import dev.hansei.api.gates.Ruling;
import dev.hansei.api.gates.VerdictLine;
import dev.hansei.api.gates.VerdictPage;
import dev.hansei.api.pages.Section;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.gates.Clause;
import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.gates.GateId;
import dev.hansei.workflows.gates.GateRule;
import dev.hansei.workflows.gates.MetricEvidence;
import dev.hansei.workflows.gates.Verdict;
import dev.hansei.workflows.gates.VerdictId;
import dev.hansei.workflows.suites.RunId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gates, and a verdict that is not conclusive. */
final class GateSamples {
  private final Voice voice;

  GateSamples(Voice voice) {
    this.voice = voice;
  }

  /** All of them. */
  static List<Sample> of(Voice voice) {
    var samples = new GateSamples(voice);
    return List.of(
        new Sample("gates", "gates/list.jte", samples.gates()),
        new Sample("verdict", "gates/verdict.jte", samples.verdict()),
        AskedGateSamples.verdict(voice),
        AskedGateSamples.simulation(voice));
  }

  private GateListPage gates() {
    return new GateListPage(
        voice.frame(Section.GATES),
        List.of(gate(), AskedGateSamples.gate(voice)),
        Map.of(gate().id(), voice.say("name: release\n")),
        List.of(
            new VerdictLine(
                new VerdictId(Voice.id(71)),
                voice.say("release no. 2"),
                ruling().verdict(),
                voice.say("answer v3"),
                Voice.minutesAgo(50)),
            new VerdictLine(
                new VerdictId(Voice.id(72)),
                voice.say("release no. 2"),
                new Verdict.Pass(List.of()),
                voice.say("answer v2"),
                Voice.minutesAgo(5_000))));
  }

  Gate gate() {
    return new Gate(
        new GateId(Voice.id(70)),
        voice.say("release"),
        2,
        List.of(
            new GateRule.Superiority("f1"),
            new GateRule.NonInferiority("similar", 0.02),
            new GateRule.Coverage(0.98),
            new GateRule.RequiredCases(),
            new GateRule.CorrectedNonInferiority("grounded", 0.05)),
        0.95,
        Voice.minutesAgo(9_000));
  }

  private VerdictPage verdict() {
    return new VerdictPage(
        voice.frame(Section.GATES),
        Voice.id(71).toString(),
        gate(),
        ruling(),
        Voice.minutesAgo(50),
        voice.say("answer v3"),
        Optional.of("/projects/support/promotions/new?prompt=answer&version=3"));
  }

  Ruling ruling() {
    var rules = gate().rules();
    return Ruling.of(
        new Verdict.Inconclusive(
            List.of(
                new Clause(
                    rules.get(0),
                    Clause.State.PASS,
                    voice.say(
                        "f1: candidate 0.71, baseline 0.66; difference +0.050 [0.021, 0.079] (95 %) on 116 cases: better"),
                    0),
                new Clause(
                    rules.get(1),
                    Clause.State.INCONCLUSIVE,
                    voice.say(
                        "similar: candidate 0.83, baseline 0.82; difference +0.010 [-0.024, 0.044] (95 %) on 116 cases: may or may not be worse by 0.02"),
                    140),
                new Clause(
                    rules.get(2),
                    Clause.State.PASS,
                    voice.say(
                        "98.3 % of the candidate's and 99 % of the baseline's items were scored, 98 % are needed"),
                    0),
                new Clause(
                    rules.get(3), Clause.State.BLOCK, voice.say("1 of 12 required cases fails"), 0),
                new Clause(
                    rules.get(4),
                    Clause.State.INCONCLUSIVE,
                    voice.say(
                        "grounded: people would pass 0.83 of the candidate, 0.81 of the baseline; difference +0.02 [-0.06, 0.10] (95 %), the judge alone says +0.09; from 60 and 55 labels on 116 cases with verdicts: may or may not be worse by 0.05; about 90 labels more on each run should decide"),
                    90)),
            140),
        evidence(),
        0.95);
  }

  private Evidence evidence() {
    return new Evidence(
        Optional.of(new RunId(Voice.id(302))),
        new RunId(Voice.id(301)),
        List.of(
            new MetricEvidence(voice.say("f1"), 116, 0.66, 0.71, 0.05, 0.021, 0.079, 0.16),
            new MetricEvidence(voice.say("similar"), 116, 0.82, 0.83, 0.01, -0.024, 0.044, 0.11)),
        0.99,
        0.983,
        12,
        List.of(new CaseId(Voice.id(201))),
        1);
  }
}
