package dev.hansei.api.pages.samples;

import dev.hansei.api.pages.Section;
import dev.hansei.api.pages.charts.IntervalChart;
import dev.hansei.api.pages.diff.WordDiff;
import dev.hansei.api.prompts.MeaningWords;
import dev.hansei.api.prompts.PromptChange;
import dev.hansei.api.prompts.PromptDesk;
import dev.hansei.api.prompts.PromptLine;
import dev.hansei.api.prompts.PromptListPage;
import dev.hansei.api.prompts.PromptPage;
import dev.hansei.api.prompts.PromptScores;
import dev.hansei.api.prompts.UsesResource;
import dev.hansei.api.prompts.VersionLine;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.prompts.FewShot;
import dev.hansei.workflows.prompts.PinnedPartial;
import dev.hansei.workflows.prompts.PromptContent;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.PromptName;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.suites.RunId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prompts and their versions. */
public final class PromptSamples {
  private static final ArtifactRef ARTIFACT =
      new ArtifactRef(Sha256.of("content"), ArtifactRef.JSON, 1_204);

  private final Voice voice;

  private PromptSamples(Voice voice) {
    this.voice = voice;
  }

  /** All of them. */
  public static List<Sample> of(Voice voice) {
    var s = new PromptSamples(voice);
    return List.of(
        new Sample("prompts", "prompts/list.jte", s.prompts()),
        new Sample("prompt", "prompts/prompt.jte", s.prompt()));
  }

  static PromptContent content(Voice voice, int version) {
    return plain(voice, version)
        .withPartials(
            Map.of(
                "tone",
                new PinnedPartial(
                    new PromptName("house-tone"),
                    version + 1,
                    ARTIFACT.sha256(),
                    voice.say(version > 1 ? "Be brief and plain." : "Be brief."))));
  }

  private static PromptContent plain(Voice voice, int version) {
    return new PromptContent(
        List.of(
            new Message(
                Message.Role.SYSTEM,
                voice.say(
                        "You answer questions of customers of a web shop.\nAnswer from the passages%s.\n\n{{context}}"
                            .formatted(version > 1 ? " only, and name the limit in days" : ""))
                    + (version > 1 ? "\nIf they do not say, say so." : "")),
            new Message(Message.Role.USER, voice.say("{{question}}"))),
        List.of(voice.say("question"), "context"),
        new ModelSettings(version > 1 ? 0.0 : 0.7, null, 400, null),
        version > 1 ? voice.say("{\"type\": \"object\"}") : "",
        Map.of("retrievalDepth", version > 1 ? 4 : 2, voice.say("tone"), voice.say("plain")),
        null,
        null,
        Map.of("context", voice.say("{\"type\":\"string\"}")),
        version > 1
            ? List.of(
                new FewShot(
                    Map.of("context", voice.say("[p1] Thirty days.")), voice.say("Thirty days.")))
            : List.of(),
        version > 1 ? Map.of("gemini", new ModelSettings(null, null, 900, null)) : Map.of());
  }

  private VersionLine version(int number, List<Stage> live) {
    return new VersionLine(
        new PromptVersion(
            new PromptVersionId(Voice.id(60 + number)),
            new PromptId(Voice.id(60)),
            number,
            content(voice, number),
            ARTIFACT,
            new PersonId(Voice.id(2)),
            voice.say(number == 1 ? "first version" : "read four passages, name the limit"),
            Optional.empty(),
            Voice.minutesAgo(4_000 / number)),
        voice.say("Ben Okafor"),
        live);
  }

  private PromptListPage prompts() {
    return new PromptListPage(
        voice.frame(Section.PROMPTS),
        List.of(
            new PromptLine(
                "answer",
                3,
                Map.of(Stage.PRODUCTION, 1, Stage.TEAM, 2),
                Map.of(Stage.PRODUCTION, "v2 10 %"),
                voice.say("read four passages"),
                voice.say("Ben Okafor"),
                Voice.minutesAgo(100)),
            new PromptLine(
                "summary",
                1,
                Map.of(),
                Map.of(),
                voice.say("first version"),
                voice.say("Aiko Tanaka"),
                Voice.minutesAgo(9_100))),
        Optional.empty());
  }

  private PromptPage prompt() {
    return new PromptPage(
        voice.frame(Section.PROMPTS),
        "answer",
        List.of(version(2, List.of(Stage.TEAM)), version(1, List.of(Stage.PRODUCTION, Stage.DEV))),
        Map.of(Stage.TEAM, 2, Stage.PRODUCTION, 1, Stage.DEV, 1),
        List.of(new PromptPage.Trial(Stage.PRODUCTION, 2, "10 %", "/promotions/" + Voice.id(92))),
        Optional.of(version(2, List.of(Stage.TEAM))),
        Optional.of(version(1, List.of())),
        Optional.of(PromptChange.between(content(voice, 1), content(voice, 2))),
        scores(),
        Optional.empty(),
        desk(),
        false);
  }

  private PromptDesk desk() {
    return new PromptDesk(
        Optional.of(Voice.minutesAgo(14)),
        Optional.of(
            new UsesResource(
                "answer",
                Optional.of(2),
                List.of("team"),
                List.of("production"),
                List.of(
                    new UsesResource.Use("suite runs", 4, false, "/lineage/prompt-version/x"),
                    new UsesResource.Use("traces of the last 24 hours", 9_999, true, "/traces"),
                    new UsesResource.Use("tunings", 0, false, "/lineage")))),
        Optional.of(
            new MeaningWords(
                List.of(voice.say("Variable question is called query now.")),
                List.of(
                    new MeaningWords.Line(
                        "reworded",
                        "in system, likeness 0.91",
                        WordDiff.of(voice.say("Be brief."), voice.say("Be short.")))),
                true)));
  }

  private PromptScores scores() {
    List<PromptScores.Line> lines = List.of(score(2, 0.82), score(1, 0.74));
    return new PromptScores(
        lines,
        IntervalChart.ofScores(
            lines.stream()
                .map(it -> new IntervalChart.Interval(it.mean(), it.lower(), it.upper()))
                .toList()));
  }

  private PromptScores.Line score(int version, double mean) {
    return new PromptScores.Line(
        voice.say("quality no. 2"),
        voice.say("f1"),
        version,
        mean,
        mean - 0.04,
        mean + 0.03,
        0.95,
        120,
        new RunId(Voice.id(300 + version)),
        Voice.minutesAgo(60L * version));
  }
}
