package dev.hansei.api.pages.samples;

import dev.hansei.workflows.annotations.Field;
import dev.hansei.workflows.annotations.Form;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.NumberRange;
import dev.hansei.workflows.annotations.SpansKind;
import dev.hansei.workflows.annotations.TextKind;
import java.util.List;
import java.util.Optional;

/** Forms: what queues ask of each answer. */
final class FormSamples {
  private final Voice voice;

  FormSamples(Voice voice) {
    this.voice = voice;
  }

  /** One that asks for texts of each kind. */
  Form texts() {
    return new Form(
        voice.say("texts"),
        List.of(
            field("code", new TextKind.Code(), true, List.of()),
            field(
                "bad",
                new SpansKind(List.of("wrong", "off topic"), SpansKind.On.CONTEXT),
                false,
                List.of()),
            field("better", new TextKind.Correction(), true, List.of()),
            field("own", new TextKind.Demonstration(), false, List.of())));
  }

  /** One that asks several things in words and numbers. */
  Form questions() {
    var example = new Field.Example(voice.say("Yes."), "fail", voice.say("Of what?"));
    return new Form(
        voice.say("support"),
        List.of(
            field("right", new LabelKind.PassFail(), true, List.of(example)),
            field(
                "faults",
                new LabelKind.Many(List.of("off topic", "too long", "wrong language")),
                false,
                List.of()),
            field(
                "help",
                new LabelKind.Grades(
                    List.of(voice.say("useless"), "", "", "", voice.say("solves it"))),
                true,
                List.of()),
            field("minutes", new NumberRange(0, 60, 0.5, null), false, List.of())));
  }

  private Field field(String key, LabelKind kind, boolean required, List<Field.Example> examples) {
    return new Field(
        key,
        Optional.empty(),
        voice.say("What about " + key + "?"),
        kind,
        required,
        voice.say("Read it twice."),
        examples);
  }
}
