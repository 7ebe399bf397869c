package dev.hansei.api.pages.samples;

import dev.hansei.api.criteria.JudgeFormPage;
import dev.hansei.api.pages.Section;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.JudgeKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The form that makes a judge, before and after its kind is chosen. */
public final class JudgeFormSamples {
  private final Voice voice;

  private JudgeFormSamples(Voice voice) {
    this.voice = voice;
  }

  /** All of them. */
  public static List<Sample> of(Voice voice) {
    var samples = new JudgeFormSamples(voice);
    return List.of(
        new Sample("judge-kinds", "criteria/judge-new.jte", samples.page(Optional.empty())),
        new Sample("judge-rubric", "criteria/judge-new.jte", samples.of(JudgeKind.RUBRIC)),
        new Sample("judge-categories", "criteria/judge-new.jte", samples.of(JudgeKind.CATEGORIES)),
        new Sample("judge-steps", "criteria/judge-new.jte", samples.of(JudgeKind.G_EVAL)),
        new Sample("judge-jury", "criteria/judge-new.jte", samples.of(JudgeKind.JURY)));
  }

  private JudgeFormPage of(JudgeKind kind) {
    return page(Optional.of(kind));
  }

  private JudgeFormPage page(Optional<JudgeKind> kind) {
    String juror = Voice.id(52).toString();
    return new JudgeFormPage(
        voice.frame(Section.CRITERIA),
        new Criterion(
            new CriterionId(Voice.id(50)),
            voice.say("grounded"),
            voice.say("Says only what the passages say."),
            Voice.minutesAgo(90)),
        kind,
        List.of(new JudgeFormPage.Juror(juror, voice.say("grounded v1, grades 1 to 5"))),
        Map.of(
            "model",
            voice.say("openai/gpt-4o-mini"),
            "rubric",
            voice.say("Pass if each claim stands in a passage."),
            "pass",
            voice.say("warm"),
            "steps",
            voice.say("Read the passages."),
            "member-" + juror,
            "yes"),
        Map.of(
            "model",
            voice.say("A model is named provider/model."),
            "pass",
            voice.say("two categories are called warm"),
            "members",
            voice.say("Tick 2 to 7 judges; 1 is ticked.")));
  }
}
