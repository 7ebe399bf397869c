package dev.hansei.api.pages.samples;

import dev.hansei.api.cases.CaseLine;
import dev.hansei.api.cases.CasePage;
import dev.hansei.api.cases.CasesPage;
import dev.hansei.api.cases.DatasetLine;
import dev.hansei.api.cases.DatasetPage;
import dev.hansei.api.cases.DocumentPage;
import dev.hansei.api.pages.Section;
import dev.hansei.infra.registry.cases.CaseCounts;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseCheck;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.cases.CaseProblem;
import dev.hansei.workflows.cases.Dataset;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.cases.DatasetVersion;
import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.cases.Document;
import dev.hansei.workflows.cases.DocumentId;
import dev.hansei.workflows.cases.Passage;
import dev.hansei.workflows.cases.PassageId;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Datasets, cases and documents. */
public final class CaseSamples {
  private static final ArtifactRef ARTIFACT =
      new ArtifactRef(Sha256.of("sample"), ArtifactRef.JSONL, 18_204);
  private final Voice voice;

  CaseSamples(Voice voice) {
    this.voice = voice;
  }

  /** All of them. */
  public static List<Sample> of(Voice voice) {
    var samples = new CaseSamples(voice);
    return List.of(
        new Sample("cases", "cases/datasets.jte", samples.cases()),
        new Sample(
            "cases-empty",
            "cases/datasets.jte",
            new CasesPage(voice.frame(Section.CASES), List.of(), List.of(), Optional.empty())),
        new Sample("dataset", "cases/dataset.jte", samples.dataset()),
        new Sample("case", "cases/case.jte", samples.casePage()),
        new Sample("document", "cases/document.jte", samples.document()));
  }

  static List<Dataset> datasets(Voice voice) {
    return List.of(
        new Dataset(
            new DatasetId(Voice.id(20)),
            voice.say("gate-set"),
            Split.GATE,
            Voice.minutesAgo(9_000)),
        new Dataset(
            new DatasetId(Voice.id(21)),
            voice.say("tuning-set"),
            Split.TUNE,
            Voice.minutesAgo(8_000)));
  }

  Case item(int number, Case.State state) {
    Set<CaseProblem> problems =
        state == Case.State.REJECTED
            ? Set.of(CaseProblem.NOT_GROUNDED, CaseProblem.AMBIGUOUS)
            : Set.of();
    return new Case(
        new CaseId(Voice.id(200 + number)),
        new DatasetId(Voice.id(20)),
        state,
        new CaseContent(
            voice.say("Within how many days can an opened laptop be returned?"),
            voice.say("Within 14 days, if nothing is missing."),
            List.of(
                new CaseContent.ContextPassage(
                    voice.say("handbook#12"),
                    voice.say(
                        "Opened electronics can be returned within 14 days if nothing is missing."
                            + " Unopened ones within 30 days.")),
                new CaseContent.ContextPassage(
                    voice.say("handbook#3"),
                    voice.say("Refunds are paid to the card that was charged."))),
            Map.of(voice.say("language"), voice.say("en")),
            null,
            List.of(
                new Message(Message.Role.USER, voice.say("I bought a laptop last week.")),
                new Message(Message.Role.ASSISTANT, voice.say("Is it opened?")))),
        Sha256.of("case " + number),
        number == 1,
        number == 1 ? 4 : 1,
        Optional.of(
            new CaseCheck(
                List.copyOf(problems),
                voice.model("builtin/extractive"),
                voice.say("The reference stands in the first passage."))),
        Voice.minutesAgo(12 + number * 7L));
  }

  List<CaseLine> lines() {
    return List.of(
        new CaseLine(voice.frame(Section.CASES), item(1, Case.State.DRAFT), true),
        new CaseLine(voice.frame(Section.CASES), item(2, Case.State.FINAL), true),
        new CaseLine(voice.frame(Section.CASES), item(3, Case.State.REJECTED), true),
        new CaseLine(voice.frame(Section.CASES), item(4, Case.State.DRAFT), true));
  }

  private DatasetLine line() {
    return new DatasetLine(
        datasets(voice).getFirst(),
        new CaseCounts(6, 42, 9),
        Optional.of(
            new DatasetVersion(
                new DatasetVersionId(Voice.id(30)),
                new DatasetId(Voice.id(20)),
                3,
                ARTIFACT,
                38,
                Voice.minutesAgo(900))));
  }

  private CasesPage cases() {
    return new CasesPage(
        voice.frame(Section.CASES),
        List.of(
            line(),
            new DatasetLine(datasets(voice).get(1), new CaseCounts(0, 0, 0), Optional.empty())),
        List.of(documentNoun()),
        Optional.empty());
  }

  private Document documentNoun() {
    return new Document(
        new DocumentId(Voice.id(40)),
        voice.say("returns-handbook.md"),
        ARTIFACT,
        24,
        Voice.minutesAgo(9_000));
  }

  private DatasetPage dataset() {
    return new DatasetPage(
        voice.frame(Section.CASES),
        line(),
        "all",
        lines(),
        Optional.of("/projects/support/cases/datasets/1?after=x"));
  }

  private CasePage casePage() {
    return new CasePage(
        voice.frame(Section.CASES),
        lines().getFirst(),
        datasets(voice).getFirst(),
        Optional.of(
            new CasePage.Origin(
                voice.say("a failure: Can I return a laptop …"), "/projects/support/failures/1")));
  }

  private DocumentPage document() {
    return new DocumentPage(
        voice.frame(Section.CASES),
        documentNoun(),
        List.of(
            new Passage(
                new PassageId(Voice.id(41)),
                new DocumentId(Voice.id(40)),
                0,
                voice.say("Returns > Electronics"),
                voice.say(
                    "Opened electronics can be returned within 14 days if nothing is missing.")),
            new Passage(
                new PassageId(Voice.id(42)),
                new DocumentId(Voice.id(40)),
                1,
                voice.say("Returns > Refunds"),
                voice.say(
                    "Refunds are paid to the card that was charged, within five working days."))));
  }
}
