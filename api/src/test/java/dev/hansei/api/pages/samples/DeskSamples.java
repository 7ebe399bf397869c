package dev.hansei.api.pages.samples;

import dev.hansei.api.annotations.AnchoringResource;
import dev.hansei.api.annotations.DeskSight;
import dev.hansei.api.annotations.DisputeLine;
import dev.hansei.api.annotations.PeoplePage;
import dev.hansei.api.pages.Section;
import dev.hansei.infra.registry.annotations.Gold;
import dev.hansei.infra.registry.annotations.PersonFigures;
import dev.hansei.workflows.annotations.Answers;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.GoldPolicy;
import dev.hansei.workflows.annotations.ItemKey;
import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.annotations.Origin;
import dev.hansei.workflows.annotations.PersonDrift;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.Task;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.annotations.TaskState;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.suites.RunId;
import java.util.List;
import java.util.Optional;

/** What a lead looks after: people, gold and disputes. */
final class DeskSamples {
  private final Voice voice;

  DeskSamples(Voice voice) {
    this.voice = voice;
  }

  /** How people label. */
  PeoplePage people() {
    return new PeoplePage(
        voice.frame(Section.ANNOTATIONS),
        List.of(
            new PeoplePage.Line(
                voice.say("Aiko Tanaka"),
                voice.say("Returns, week 47"),
                Voice.id(600).toString(),
                figures())),
        List.of(settled()));
  }

  static PersonFigures figures() {
    return new PersonFigures(
        new Author.Outside("Aiko"),
        40,
        Optional.of(17.5),
        GoldPolicy.decide(9, 20, 0.8),
        30,
        27,
        PersonDrift.of(List.of()),
        new PersonDrift(
            PersonDrift.Trend.WORSE,
            Optional.of(new Estimate(0.95, 0.8, 1, 0.975, 30)),
            Optional.of(new Estimate(0.5, 0.4, 0.6, 0.975, 90))));
  }

  private DisputeLine settled() {
    DisputeLine open = dispute();
    return new DisputeLine(
        open.task(), open.question(), open.answer(), Optional.of(voice.say("fail")), open.said());
  }

  /** What a lead sees of a queue beside its labels. */
  DeskSight sight() {
    var gold =
        new Gold(
            dispute().task(),
            Answers.of("label", new Label.PassFail(false)),
            voice.say("The condition is missing."),
            new PersonId(Voice.id(1)),
            Voice.minutesAgo(90),
            Optional.empty(),
            List.of(new Gold.Said(new Author.Outside("Aiko"), true, Voice.minutesAgo(3))));
    return new DeskSight(
        2,
        List.of(gold),
        List.of(voice.say("Can an opened laptop be returned?")),
        List.of(settled()),
        List.of(voice.say("Aiko Tanaka")),
        List.of(voice.say("Chidi Eze")),
        List.of(new DeskSight.Choice(Voice.id(611).toString(), voice.say("When do you open?"))),
        List.of("pass", "fail"),
        new AnchoringResource(
            Optional.of(Voice.id(20)),
            40,
            36,
            Optional.of(new Estimate(0.9, 0.769, 0.96, 0.95, 40)),
            List.of(
                new AnchoringResource.OfAuthor(
                    voice.say("Aiko Tanaka"),
                    40,
                    36,
                    Optional.of(new Estimate(0.9, 0.769, 0.96, 0.95, 40))))));
  }

  /** One that waits for a lead. */
  DisputeLine dispute() {
    var task =
        new Task(
            new TaskId(Voice.id(610)),
            new QueueId(Voice.id(600)),
            ItemKey.of("question", "answer"),
            new Origin.OfRun(
                new RunId(Voice.id(40)),
                3,
                new CaseId(Voice.id(200)),
                new CallKey(Sha256.of("call"))),
            false,
            Split.ALIGN,
            TaskState.DISPUTED,
            Optional.empty());
    return new DisputeLine(
        task,
        voice.say("Can an opened laptop be returned?"),
        voice.say("Within 14 days."),
        Optional.empty(),
        List.of(
            new DisputeLine.Saying(voice.say("Aiko Tanaka"), voice.say("pass"), ""),
            new DisputeLine.Saying(
                voice.say("Chidi Eze"),
                voice.say("fail"),
                voice.say("Leaves out the condition."))));
  }
}
