package dev.hansei.api.pages.samples;

import dev.hansei.api.annotations.DeskSight;
import dev.hansei.api.annotations.LabelPage;
import dev.hansei.api.annotations.MyLabelsPage;
import dev.hansei.api.annotations.NotedForm;
import dev.hansei.api.annotations.PersonLine;
import dev.hansei.api.annotations.QueueLine;
import dev.hansei.api.annotations.QueueListPage;
import dev.hansei.api.annotations.QueuePage;
import dev.hansei.api.pages.Section;
import dev.hansei.api.pages.charts.IntervalChart;
import dev.hansei.api.pages.charts.IntervalChart.Interval;
import dev.hansei.infra.registry.annotations.Notice;
import dev.hansei.infra.registry.annotations.OwnLabels.OwnLabel;
import dev.hansei.infra.registry.annotations.QueueAgreement;
import dev.hansei.infra.registry.annotations.QueueAgreement.OfField;
import dev.hansei.infra.registry.annotations.QueueAgreement.Scale;
import dev.hansei.infra.registry.annotations.QueueView;
import dev.hansei.infra.registry.failures.ClusterMembers;
import dev.hansei.workflows.annotations.Annotation;
import dev.hansei.workflows.annotations.AnnotationId;
import dev.hansei.workflows.annotations.Answers;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.Deadline;
import dev.hansei.workflows.annotations.Fallback;
import dev.hansei.workflows.annotations.Form;
import dev.hansei.workflows.annotations.FormId;
import dev.hansei.workflows.annotations.FormVersion;
import dev.hansei.workflows.annotations.ItemSet;
import dev.hansei.workflows.annotations.ItemSetId;
import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.Purpose;
import dev.hansei.workflows.annotations.Queue;
import dev.hansei.workflows.annotations.QueueCounts;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.QueueState;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.annotations.TextKind;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.suites.RunId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Queues: the list, one for the lead, one to label in. */
public final class AnnotationSamples {
  private static final FormId FORM = new FormId(Voice.id(602));

  private final Voice voice;
  private final DeskSamples desk;
  private final FormSamples forms;

  private AnnotationSamples(Voice voice) {
    this.voice = voice;
    this.desk = new DeskSamples(voice);
    this.forms = new FormSamples(voice);
  }

  /** All of them. */
  public static List<Sample> of(Voice voice) {
    var samples = new AnnotationSamples(voice);
    return List.of(
        new Sample("annotations", "annotations/list.jte", samples.list()),
        new Sample(
            "annotations-empty",
            "annotations/list.jte",
            new QueueListPage(
                voice.frame(Section.ANNOTATIONS),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of())),
        new Sample("annotations-people", "annotations/people.jte", samples.desk.people()),
        new Sample("queue", "annotations/queue.jte", samples.queue()),
        new Sample("label", "annotations/label.jte", samples.label(new LabelKind.PassFail())),
        new Sample(
            "label-categories",
            "annotations/label.jte",
            samples.label(new LabelKind.Categories(List.of("wrong", "incomplete", "fine")))),
        new Sample("label-pairs", "annotations/label.jte", samples.label(new LabelKind.Pairwise())),
        new Sample("label-form", "annotations/label.jte", samples.labelForm()),
        new Sample("queue-form", "annotations/queue.jte", samples.queueForm()),
        new Sample("label-texts", "annotations/label.jte", samples.labelTexts()),
        new Sample("my-labels", "annotations/mine.jte", samples.mine()),
        new Sample(
            "my-labels-empty",
            "annotations/mine.jte",
            new MyLabelsPage(voice.frame(Section.ANNOTATIONS), List.of(), Optional.empty())),
        new Sample("agreement", "annotations/agreement.jte", AgreementSamples.of(voice)),
        new Sample("agreement-none", "annotations/agreement.jte", AgreementSamples.none(voice)));
  }

  private LabelPage labelTexts() {
    QueueView view = byForm(view(new TextKind.Code()), Optional.empty());
    return new LabelPage(
        voice.frame(Section.ANNOTATIONS), view, Optional.of(criterion()), forms.texts());
  }

  private MyLabelsPage mine() {
    Queue queue = view(new LabelKind.PassFail()).queue();
    String said = voice.say("Within 14 days, unless it was opened.");
    return new MyLabelsPage(
        voice.frame(Section.ANNOTATIONS),
        List.of(
            new MyLabelsPage.Line(own(queue, Answers.NONE), forms.questions(), said),
            new MyLabelsPage.Line(
                own(queue, Answers.of("better", new Label.Text(said))),
                forms.questions(),
                voice.say("And then?"))),
        Optional.of("?after=x"));
  }

  private OwnLabel own(Queue queue, Answers answers) {
    var said =
        new Annotation(
            new AnnotationId(Voice.id(620)),
            new TaskId(Voice.id(610)),
            Purpose.REVIEW,
            new Author.ByPerson(voice.frame(Section.ANNOTATIONS).viewer().id()),
            new Label.PassFail(true),
            answers,
            voice.say("Leaves out the condition."),
            Voice.minutesAgo(3),
            Optional.empty());
    return new OwnLabel(said, desk.dispute().task(), queue);
  }

  private LabelPage labelForm() {
    QueueView view = byForm(view(new LabelKind.PassFail()), Optional.of(agreement()));
    return new LabelPage(
        voice.frame(Section.ANNOTATIONS), view, Optional.of(criterion()), forms.questions());
  }

  private static QueueView byForm(QueueView view, Optional<QueueAgreement> agreement) {
    Queue queue = view.queue();
    return new QueueView(
        new Queue(
            queue.id(),
            queue.plan().askedBy(FORM),
            queue.state(),
            queue.planned(),
            queue.createdAt(),
            queue.deadline(),
            queue.isForAll(),
            queue.remindedAt(),
            queue.endedAt(),
            queue.createdBy()),
        view.rubric(),
        view.counts(),
        view.lateStep(),
        agreement,
        view.failureCode());
  }

  private QueuePage queueForm() {
    var share = Optional.of(new Estimate(0.9, 0.8, 0.95, 0.95, 30));
    var kappa = Optional.of(new Estimate(0.7, 0.5, 0.85, 0.95, 30));
    QueueAgreement measured =
        agreement()
            .with(
                List.of(
                    new OfField("right", Scale.NOMINAL, 30, 27, share, kappa, kappa),
                    new OfField("help", Scale.ORDINAL, 30, 27, share, kappa, Optional.empty())));
    QueueView view = byForm(view(new LabelKind.PassFail()), Optional.of(measured));
    return new QueuePage(
        voice.frame(Section.ANNOTATIONS),
        new QueueLine(view, voice.say("grounded"), 12),
        voice.say("Says only what the passages say."),
        46,
        List.of(),
        List.of(),
        new NotedForm(List.of(), "", false),
        IntervalChart.ofDifferences(
            List.of(
                new Interval(0.9, 0.8, 0.95),
                new Interval(0.7, 0.5, 0.85),
                new Interval(0.7, 0.5, 0.85),
                new Interval(0.9, 0.8, 0.95),
                new Interval(0.7, 0.5, 0.85))),
        DeskSight.NONE);
  }

  private QueueListPage list() {
    return new QueueListPage(
        voice.frame(Section.ANNOTATIONS),
        List.of(new QueueLine(view(new LabelKind.PassFail()), voice.say("grounded"), 12)),
        List.of(criterion()),
        List.of(
            new FormVersion(FORM, 2, Sha256.of("form"), forms.questions(), Voice.minutesAgo(600))),
        List.of(),
        List.of(
            new ItemSet(
                new ItemSetId(Voice.id(620)),
                voice.say("rival answers"),
                new ArtifactRef(Sha256.of("set"), ArtifactRef.JSONL, 2_000),
                493,
                true,
                Voice.minutesAgo(90))),
        List.of(new ClusterMembers.Named(new ClusterId(Voice.id(621)), voice.say("wrong unit"))),
        Optional.empty(),
        List.of(
            new Notice(
                new QueueId(Voice.id(600)),
                voice.say("Returns, week 47"),
                Deadline.Step.REMIND,
                Voice.minutesAgo(5),
                Voice.NOW.plus(Duration.ofDays(3)))));
  }

  private QueuePage queue() {
    return new QueuePage(
        voice.frame(Section.ANNOTATIONS),
        new QueueLine(view(new LabelKind.PassFail()), voice.say("grounded"), 12),
        voice.say("Says only what the passages say."),
        46,
        List.of(
            new PersonLine(
                voice.say("Aiko Tanaka"),
                "person",
                40,
                12,
                30,
                Optional.of(27),
                Optional.of(DeskSamples.figures())),
            new PersonLine(voice.say("gpt-4o"), "model", 20, 0, 0, Optional.empty())),
        List.of(desk.dispute()),
        new NotedForm(
            List.of(voice.say("regressions")), voice.say("Of 3 answers with a note"), false),
        IntervalChart.ofDifferences(
            List.of(new Interval(0.9, 0.8, 0.95), new Interval(0.7, 0.5, 0.85))),
        desk.sight());
  }

  private LabelPage label(LabelKind kind) {
    QueueView view = view(kind);
    return new LabelPage(
        voice.frame(Section.ANNOTATIONS),
        view,
        Optional.of(criterion()),
        Form.ofOne(view.queue().plan()));
  }

  private Criterion criterion() {
    return new Criterion(
        new CriterionId(Voice.id(601)),
        voice.say("grounded"),
        voice.say("Says only what the passages say."),
        Voice.minutesAgo(900));
  }

  private QueueView view(LabelKind kind) {
    var plan =
        new QueuePlan(
            voice.say("Returns, week 47"),
            new CriterionId(Voice.id(601)),
            kind,
            Optional.empty(),
            List.of(new RunId(Voice.id(40))),
            100,
            2,
            true,
            List.of(),
            Duration.ofDays(7),
            Fallback.HOLD);
    var queue =
        new Queue(
            new QueueId(Voice.id(600)),
            plan,
            QueueState.OPEN,
            100,
            Voice.minutesAgo(500),
            Voice.NOW.plus(Duration.ofDays(3)),
            true,
            Optional.of(Voice.minutesAgo(30)),
            Optional.empty(),
            new Actor.BySystem());
    return new QueueView(
        queue,
        voice.say("Read the passages first."),
        new QueueCounts(52, 3, 40, 4, 1),
        "REMIND",
        Optional.of(agreement()),
        "");
  }

  private static QueueAgreement agreement() {
    return new QueueAgreement(
        30,
        27,
        Optional.of(new Estimate(0.9, 0.8, 0.95, 0.95, 30)),
        Optional.of(new Estimate(0.7, 0.5, 0.85, 0.95, 30)),
        Optional.of(0.71),
        List.of(),
        Voice.minutesAgo(2));
  }
}
