package dev.hansei.api.pages.samples;

import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.Section;
import dev.hansei.api.pages.diff.LineDiff;
import dev.hansei.api.prompts.CopiedPage;
import dev.hansei.api.prompts.CopyResource;
import dev.hansei.api.prompts.EditorPage;
import dev.hansei.infra.registry.prompts.DraftFields;
import dev.hansei.infra.registry.prompts.DraftMessage;
import dev.hansei.infra.registry.prompts.DraftSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The editor of prompts. */
final class EditorSamples {
  private final Voice voice;

  private EditorSamples(Voice voice) {
    this.voice = voice;
  }

  static List<Sample> of(Voice voice) {
    var s = new EditorSamples(voice);
    return List.of(
        new Sample("prompt-edit", "prompts/edit.jte", s.page(Optional.empty(), Map.of())),
        new Sample("prompt-copied", "prompts/copied.jte", s.copied()),
        new Sample(
            "prompt-edit-clash", "prompts/edit.jte", s.page(Optional.of(s.clash()), s.errors())));
  }

  private CopiedPage copied() {
    return new CopiedPage(
        voice.frame(Section.PROMPTS),
        "answer",
        new CopyResource(
            "search",
            "answer",
            List.of(new CopyResource.Copied(2, 1, true)),
            List.of(
                new CopyResource.Reference(
                    2, voice.say("application.adapter"), voice.say("5b1f")))));
  }

  private EditorPage page(Optional<EditorPage.Clash> clash, Map<String, String> errors) {
    Frame frame = voice.frame(Section.PROMPTS);
    return new EditorPage(
        frame,
        "answer",
        fields(),
        new EditorPage.Standing(
            frame,
            "answer",
            4,
            Optional.of(Voice.minutesAgo(3)),
            clash,
            clash.isPresent() ? "" : voice.say("message 2, line 1: '{{question' has no end.")),
        Optional.of(1),
        2,
        Optional.of(2),
        errors,
        Optional.of(1),
        2);
  }

  private EditorPage.Clash clash() {
    return new EditorPage.Clash(
        Optional.of(Voice.minutesAgo(1)),
        LineDiff.of(voice.say("Answer briefly."), voice.say("Answer in one sentence.")));
  }

  private Map<String, String> errors() {
    return Map.of(
        "messages", voice.say("message 1, line 2: 'context' is not declared"),
        "temperature", voice.say("A number, such as 0.2 or 400."),
        "tools", voice.say("Each tool has a name of its own."),
        "note", voice.say("Say in a sentence what has changed."));
  }

  private DraftFields fields() {
    return new DraftFields(
        List.of(
            new DraftMessage("system", voice.say("You answer questions of customers.")),
            new DraftMessage("user", voice.say("{{question}}"))),
        voice.say("question, context"),
        new DraftSettings(voice.say("0.2"), "", "400", "", voice.say("END")),
        voice.say("{\"type\": \"object\"}"),
        "",
        voice.say("application: {retrievalDepth: 4}"),
        voice.say("name the limit"));
  }
}
