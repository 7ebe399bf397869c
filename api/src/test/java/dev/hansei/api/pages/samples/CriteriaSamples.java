package dev.hansei.api.pages.samples;

import dev.hansei.api.calibrations.DiscoveryPage.SaidLine;
import dev.hansei.api.criteria.CriteriaPage;
import dev.hansei.api.criteria.CriterionPage;
import dev.hansei.api.pages.Section;
import dev.hansei.api.pages.diff.WordDiff;
import dev.hansei.infra.registry.calibrations.Standings;
import dev.hansei.workflows.calibrations.Standing;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.criteria.CriterionExample;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.ExampleId;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.Rubric;
import dev.hansei.workflows.criteria.RubricId;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.Actor;
import java.util.List;
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
        new Sample("criterion", "criteria/criterion.jte", samples.criterion()));
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
