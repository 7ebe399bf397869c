package dev.hansei.api.pages.samples;

import dev.hansei.api.calibrations.DiscoveryPage.SaidLine;
import dev.hansei.api.criteria.CriteriaPage;
import dev.hansei.api.criteria.CriterionPage;
import dev.hansei.api.criteria.PairsPage;
import dev.hansei.api.pages.Section;
import dev.hansei.api.pages.diff.WordDiff;
import dev.hansei.infra.registry.calibrations.JudgeTestView;
import dev.hansei.infra.registry.calibrations.Pairs;
import dev.hansei.infra.registry.calibrations.Standings;
import dev.hansei.workflows.annotations.Item;
import dev.hansei.workflows.annotations.ItemKey;
import dev.hansei.workflows.annotations.LabelledOutcome;
import dev.hansei.workflows.annotations.Origin;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.Task;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.annotations.TaskState;
import dev.hansei.workflows.calibrations.JudgeTestId;
import dev.hansei.workflows.calibrations.JudgeTestResult;
import dev.hansei.workflows.calibrations.JudgeTestState;
import dev.hansei.workflows.calibrations.MinimalEdit;
import dev.hansei.workflows.calibrations.MinimalPair;
import dev.hansei.workflows.calibrations.PairId;
import dev.hansei.workflows.calibrations.PairState;
import dev.hansei.workflows.calibrations.Redundancy;
import dev.hansei.workflows.calibrations.Sensitivity;
import dev.hansei.workflows.calibrations.Standing;
import dev.hansei.workflows.calibrations.TestJudgeInput;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.criteria.CriterionExample;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.ExampleId;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.Rubric;
import dev.hansei.workflows.criteria.RubricId;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.suites.RunId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Criteria and their judges. */
final class CriteriaSamples {
  private final Voice voice;

  private CriteriaSamples(Voice voice) {
    this.voice = voice;
  }

  /** All of them. */
  static List<Sample> of(Voice voice) {
    var samples = new CriteriaSamples(voice);
    return List.of(
        new Sample("criteria", "criteria/list.jte", samples.criteria()),
        new Sample("criterion", "criteria/criterion.jte", samples.criterion()),
        new Sample("pairs", "criteria/pairs.jte", samples.pairs()));
  }

  private Criterion grounded() {
    return new Criterion(
        new CriterionId(Voice.id(80)),
        voice.say("grounded"),
        voice.say("Says only what the passages say."),
        Voice.minutesAgo(7_000));
  }

  private CriterionPage criterion() {
    var first = rubric(1, "Pass if every claim stands in a passage.");
    var second = rubric(2, "Pass if every claim and number stands in a passage.");
    var judge = criteria().criteria().getFirst().judges().getFirst();
    var diff = WordDiff.of(first.text(), second.text());
    return new CriterionPage(
        voice.frame(Section.CRITERIA),
        grounded(),
        List.of(
            new SaidLine(
                "note",
                "/lineage/annotation/" + Voice.id(81),
                Optional.of(voice.say("It names a price that no passage has.")),
                voice.say("What does it cost?"),
                voice.say("Nine euros."))),
        List.of(example(true), example(false)),
        List.of(
            new CriterionPage.RubricLine(
                second, voice.say("person"), Optional.of(diff), List.of(2, 3)),
            new CriterionPage.RubricLine(first, voice.say("person"), Optional.empty(), List.of())),
        List.of(
            new Standings.MeasuredJudge(
                judge,
                voice.say("grounded v1"),
                Optional.empty(),
                new Standing(false, voice.say("grounded v1 has no certificate")))));
  }

  private PairsPage pairs() {
    var judge = criteria().criteria().getFirst().judges().getFirst();
    var before = voice.say("Snapshots are kept for thirty days.");
    var after = voice.say("Snapshots are not kept for thirty days.");
    var pair =
        new MinimalPair(
            new PairId(Voice.id(90)),
            grounded().id(),
            new TaskId(Voice.id(91)),
            MinimalEdit.Kind.NEGATED,
            Sha256.of(after),
            PairState.PROPOSED);
    var result = result();
    return new PairsPage(
        voice.frame(Section.CRITERIA),
        grounded(),
        Map.of(PairState.PROPOSED, 1, PairState.CONFIRMED, 32),
        List.of(
            new PairsPage.PairLine(
                new Pairs.Shown(pair, asked(before), after), WordDiff.of(before, after))),
        List.of(
            new PairsPage.TestLine(judge, Optional.of(tested(judge, result)), false),
            new PairsPage.TestLine(judge, Optional.empty(), true)),
        List.of(new PairsPage.OtherLine(grounded(), result.others().getFirst())));
  }

  private JudgeTestResult result() {
    var fell = new Estimate(0.9, 0.75, 0.97, 0.95, 30);
    return new JudgeTestResult(
        new Sensitivity(32, 2, Optional.of(fell)),
        1,
        List.of(new JudgeTestResult.Other(grounded().id(), new Redundancy(60, Optional.of(fell)))));
  }

  private static JudgeTestView tested(Judge judge, JudgeTestResult result) {
    return new JudgeTestView(
        new TestJudgeInput(
            new ProjectId(Voice.id(2)),
            new JudgeTestId(Voice.id(92)),
            judge.id(),
            new Actor.BySystem()),
        JudgeTestState.COMPLETED,
        Optional.of(result),
        "",
        Voice.minutesAgo(9),
        Optional.of(Voice.minutesAgo(8)));
  }

  private LabelledOutcome asked(String answer) {
    String question = voice.say("How long are snapshots kept?");
    return new LabelledOutcome(
        new Task(
            new TaskId(Voice.id(91)),
            new QueueId(Voice.id(93)),
            ItemKey.of(question, answer),
            new Origin.OfRun(
                new RunId(Voice.id(94)),
                0,
                new CaseId(Voice.id(95)),
                new CallKey(Sha256.of("call"))),
            false,
            Split.GATE,
            TaskState.OPEN,
            Optional.empty()),
        grounded().id(),
        new Item(new CaseContent(question, "", List.of(), Map.of()), answer),
        Map.of(),
        List.of());
  }

  private Rubric rubric(int number, String text) {
    return new Rubric(
        new RubricId(Voice.id(82 + number)),
        grounded().id(),
        number,
        voice.say(text),
        Sha256.of(text),
        Optional.empty(),
        new Actor.BySystem(),
        Voice.minutesAgo(60));
  }

  private CriterionExample example(boolean meets) {
    return new CriterionExample(
        new ExampleId(Voice.id(meets ? 86 : 87)),
        grounded().id(),
        meets,
        voice.say("How long are snapshots kept?"),
        voice.say(meets ? "Thirty days." : "Ninety days."),
        voice.say("The handbook says thirty."),
        new Actor.BySystem(),
        Voice.minutesAgo(60),
        Optional.empty());
  }

  private CriteriaPage criteria() {
    var criterion = grounded();
    return new CriteriaPage(
        voice.frame(Section.CRITERIA),
        List.of(
            new CriteriaPage.CriterionLine(
                criterion,
                List.of(
                    new Judge(
                        new JudgeId(Voice.id(51)),
                        criterion.id(),
                        1,
                        voice.say(
                            "Pass if every claim of the answer stands in a passage. Fail if a number differs."),
                        voice.model("openai/gpt-4o-mini"),
                        ModelSettings.DEFAULTS,
                        Sha256.of("judge"),
                        Voice.minutesAgo(6_000),
                        Optional.empty())))));
  }
}
