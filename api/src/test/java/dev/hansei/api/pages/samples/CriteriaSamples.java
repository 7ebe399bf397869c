package dev.hansei.api.pages.samples;

import dev.hansei.api.criteria.CriteriaPage;
import dev.hansei.api.pages.Section;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.ModelSettings;
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
    return List.of(new Sample("criteria", "criteria/list.jte", samples.criteria()));
  }

  private CriteriaPage criteria() {
    var criterion =
        new Criterion(
            new CriterionId(Voice.id(80)),
            voice.say("grounded"),
            voice.say("Says only what the passages say."),
            Voice.minutesAgo(7_000));
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
