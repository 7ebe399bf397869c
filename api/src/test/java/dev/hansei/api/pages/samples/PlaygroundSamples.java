package dev.hansei.api.pages.samples;

import dev.hansei.api.pages.Section;
import dev.hansei.api.prompts.playground.PlaygroundForm;
import dev.hansei.api.prompts.playground.PlaygroundPage;
import dev.hansei.api.prompts.playground.TrialEvent;
import dev.hansei.api.prompts.playground.TrialResult;
import dev.hansei.workflows.models.ModelSettings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The playground of a prompt. */
final class PlaygroundSamples {
  private static final String CASE = "0197a3c0-0000-7000-8000-000000000017";

  private final Voice voice;

  private PlaygroundSamples(Voice voice) {
    this.voice = voice;
  }

  static List<Sample> of(Voice voice) {
    var s = new PlaygroundSamples(voice);
    return List.of(new Sample("prompt-playground", "prompts/playground.jte", s.page()));
  }

  private PlaygroundPage page() {
    return new PlaygroundPage(
        voice.frame(Section.PROMPTS),
        "answer",
        List.of(
            new PlaygroundPage.Choice("draft", "your draft"),
            new PlaygroundPage.Choice("3", "v3, live in production")),
        new PlaygroundForm(
            List.of(column("3"), column("draft")),
            Map.of(voice.say("question"), voice.say("How long are snapshots kept?")),
            new PlaygroundForm.Source(CASE, voice.say("17"), CASE),
            true),
        List.of(voice.say("question"), "context"),
        List.of(new PlaygroundPage.Choice(CASE, voice.say("gate-set, 1 to 40"))),
        List.of(new PlaygroundPage.Choice(CASE, voice.say("quality no. 1"))),
        "This case decides about releases.",
        voice.say("You have 2 trials open."),
        List.of(
            new TrialResult(
                head(1, 3),
                new TrialEvent.Answered(
                    1,
                    voice.say("Thirty days, then they are gone."),
                    812,
                    12,
                    2_100L,
                    "USD",
                    false,
                    340L,
                    1_900,
                    "First word after 340 ms, all after 1.9 s; 812 tokens in, 12 out; $0.0021.")),
            new TrialResult(
                head(2, null),
                new TrialEvent.Failed(2, "unrenderable", voice.say("'question' has no value")))));
  }

  private PlaygroundForm.Column column(String version) {
    return new PlaygroundForm.Column(
        version, voice.say("openai/gpt-4o-mini"), voice.say("0.2"), voice.say("400"));
  }

  private TrialEvent.Asked head(int column, @Nullable Integer version) {
    return new TrialEvent.Asked(
        column,
        version,
        version == null ? null : CASE,
        voice.say("openai/gpt-4o-mini"),
        ModelSettings.DEFAULTS);
  }
}
