package dev.hansei.infra.registry.annotations;

import static dev.hansei.infra.registry.annotations.AnnotationsIT.labelled;
import static dev.hansei.infra.registry.annotations.AnnotationsIT.look;
import static dev.hansei.infra.registry.annotations.AnnotationsIT.submit;
import static dev.hansei.infra.registry.annotations.LeasesIT.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.InParallel;
import dev.hansei.infra.registry.LoopFixture;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.lineage.Direction;
import dev.hansei.infra.registry.lineage.Lineage;
import dev.hansei.workflows.annotations.AnnotateInput;
import dev.hansei.workflows.annotations.Annotation;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueClosing;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.Field;
import dev.hansei.workflows.annotations.Form;
import dev.hansei.workflows.annotations.FormVersion;
import dev.hansei.workflows.annotations.ItemKey;
import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.LabelledOutcome;
import dev.hansei.workflows.annotations.Marks;
import dev.hansei.workflows.annotations.QueueCounts;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.QueueState;
import dev.hansei.workflows.annotations.Resolution;
import dev.hansei.workflows.annotations.SpansKind;
import dev.hansei.workflows.annotations.SpansKind.On;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.annotations.TextKind;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Sha256;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers that are texts: marked, corrected, coded, given; kept, counted, and made cases of. */
class TextLabelsIT {
  private static final List<Field> TEXTS =
      List.of(
          field("code", new TextKind.Code(), true),
          field("bad", new SpansKind(List.of("wrong"), On.ANSWER), false),
          field("better", new TextKind.Correction(), false),
          field("own", new TextKind.Demonstration(), false));

  private static Field field(String key, LabelKind kind, boolean required) {
    return new Field(key, Optional.empty(), key + "?", kind, required, "", List.of());
  }

  private static QueueId open(TestRegistry registry, QueueFixture fixture, int reviewers) {
    return open(registry, fixture, reviewers, new Form("texts", TEXTS));
  }

  private static QueueId open(
      TestRegistry registry, QueueFixture fixture, int reviewers, Form form) {
    FormVersion version =
        registry.get(Forms.class).create(fixture.project(), form, LoopFixture.SYSTEM);
    AnnotateInput plain = fixture.input(reviewers, QueuePlan.ITEMS_MAX, form.lead().kind());
    return fixture.open(
        new AnnotateInput(
            plain.projectId(),
            plain.queueId(),
            plain.plan().askedBy(version.id()),
            plain.startedBy(),
            Optional.empty()));
  }

  private static String marks(String text, int start, int end) {
    return new Marks(Sha256.of(text), List.of(new Marks.Span("wrong", start, end))).word();
  }

  private static String answer(TestRegistry registry, QueueFixture fixture, TaskId task) {
    return fixture.answer(
        registry.get(Tasks.class).require(fixture.project(), task).ofRun().orElseThrow().ordinal());
  }

  @RegistryTest
  void keepsTextsOfAnyLengthAndMarksOfTheTextThatWasShown(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 1);
    QueueId queue = open(registry, fixture, 1);
    Desk desk = fixture.desk();
    TaskId task = LeasesIT.next(registry, fixture, queue, desk).orElseThrow();
    String shown = answer(registry, fixture, task);
    for (String wrong :
        List.of(marks(shown + ".", 0, 1), marks(shown, 0, shown.length() + 1), "wrong")) {
      var said = new Submission(task, desk.person(), Map.of("code", "a", "bad", wrong), "", "w");
      assertThat(refusal(() -> submit(registry, fixture, said)).code()).isEqualTo("answer-unfit");
    }
    String own = "長い答え 😀\n".repeat(5_000);
    Map<String, String> words =
        Map.of("code", "Invents  a DATE", "bad", marks(shown, 4, 10), "own", own);
    var said = new Submission(task, desk.person(), words, "so", "k");
    Annotation kept = submit(registry, fixture, said);
    assertThat(kept.label()).as("texts are no label").isEqualTo(new Label.Answered());
    assertThat(kept.answers().words())
        .containsEntry("code", "invents a date")
        .containsEntry("own", own)
        .containsEntry("bad", marks(shown, 4, 10));
    assertThat(submit(registry, fixture, said).id()).as("sent again").isEqualTo(kept.id());
    LabelledOutcome outcome = labelled(registry, fixture, queue).getFirst();
    assertThat(outcome.label()).isEqualTo(new Label.Answered());
    assertThat(outcome.fields()).as("no text is picked").isEmpty();
    assertThat(outcome.annotations().getFirst().answers()).isEqualTo(kept.answers());
  }

  @RegistryTest
  void codesAreReadWithNotesOnceTheQueueHasClosed(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 2);
    QueueId queue = open(registry, fixture, 1);
    Desk desk = fixture.desk();
    for (String note : List.of("by two days", "")) {
      TaskId task = LeasesIT.next(registry, fixture, queue, desk).orElseThrow();
      submit(
          registry,
          fixture,
          new Submission(task, desk.person(), Map.of("code", "late"), note, "k" + note));
    }
    var notes = registry.get(Notes.class);
    assertThat(notes.before(fixture.project(), PageRequest.first())).isEmpty();
    registry
        .get(QueueClosings.class)
        .close(new QueueClosing(fixture.name(queue), QueueState.CLOSED, LoopFixture.SYSTEM));
    assertThat(notes.before(fixture.project(), PageRequest.first()))
        .extracting(Notes.Note::text)
        .containsExactly("late", "late: by two days");

    // What somebody called it became a category: choosing that is no note.
    var kinds = new LabelKind.Categories(List.of("late", "early"));
    QueueId other =
        open(registry, fixture, 1, new Form("kinds", List.of(field("kind", kinds, true))));
    TaskId task = LeasesIT.next(registry, fixture, other, desk).orElseThrow();
    submit(
        registry, fixture, new Submission(task, desk.person(), Map.of("kind", "late"), "", "kind"));
    registry
        .get(QueueClosings.class)
        .close(new QueueClosing(fixture.name(other), QueueState.CLOSED, LoopFixture.SYSTEM));
    assertThat(notes.before(fixture.project(), PageRequest.first())).hasSize(2);
  }

  @RegistryTest
  void twoWhoWriteDoNotDisagree(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 1);
    QueueId queue = open(registry, fixture, 2);
    for (String code : List.of("late", "rude")) {
      Desk desk = fixture.desk();
      TaskId task = LeasesIT.next(registry, fixture, queue, desk).orElseThrow();
      submit(
          registry,
          fixture,
          new Submission(task, desk.person(), Map.of("code", code), "", "k-" + code));
    }
    assertThat(look(registry, fixture, queue)).isEqualTo(new QueueCounts(0, 0, 1, 0, 0));
    assertThat(
            labelled(registry, fixture, queue)
                .getFirst()
                .task()
                .settled()
                .orElseThrow()
                .resolution())
        .isEqualTo(Resolution.ANSWERED);
    var own =
        registry.get(Reviews.class).byField(fixture.name(queue)).entrySet().stream()
            .filter(one -> one.getKey().key().equals("code"))
            .findFirst()
            .orElseThrow();
    assertThat(own.getValue().getFirst().words()).containsExactlyInAnyOrder("late", "rude");
  }

  @RegistryTest
  void codesAreCountedAsTheyStandWhoeverGivesThemAtOnce(TestRegistry registry) throws Exception {
    var fixture = new QueueFixture(registry, 24);
    QueueId queue = open(registry, fixture, 1);
    List<Annotation> said =
        InParallel.run(
            8,
            n -> {
              Desk desk = fixture.desk();
              TaskId task = LeasesIT.next(registry, fixture, queue, desk).orElseThrow();
              String code = n == 0 ? "100%_sure" : n < 4 ? "late answer" : "answers late";
              return submit(
                  registry,
                  fixture,
                  new Submission(
                      task, desk.person(), Map.of("code", code.replace("%", "")), "", "k" + n));
            });
    var codes = registry.get(Codes.class);
    assertThat(codes.find(fixture.project(), " LATE ", Optional.empty(), 10))
        .as("those that begin with it first")
        .containsExactly(new Codes.Code("late answer", 3), new Codes.Code("answers late", 4));
    assertThat(codes.find(fixture.project(), "", Optional.of(fixture.criterion()), 1))
        .containsExactly(new Codes.Code("answers late", 4));
    assertThat(codes.find(fixture.project(), "e_a", Optional.empty(), 10)).isEmpty();
    assertThat(codes.find(fixture.project(), "%", Optional.empty(), 10)).isEmpty();
    assertThat(codes.find(fixture.project(), "0_s", Optional.empty(), 10)).hasSize(1);
    assertThat(codes.find(new QueueFixture(registry, 1).project(), "", Optional.empty(), 10))
        .isEmpty();
    for (Annotation one : said) {
      Author.ByPerson author = (Author.ByPerson) one.author();
      registry
          .get(Annotations.class)
          .undo(fixture.project(), one.id(), new Desk(author.personId(), "tab"));
    }
    assertThat(codes.find(fixture.project(), "", Optional.empty(), 10)).as("taken back").isEmpty();
  }

  @RegistryTest
  void everybodyHasTheListOfTheirOwnLabels(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 3);
    QueueId texts = open(registry, fixture, 1);
    QueueId words = fixture.open(2);
    Desk desk = fixture.desk();
    TaskId first = LeasesIT.next(registry, fixture, texts, desk).orElseThrow();
    Annotation coded =
        submit(
            registry, fixture, new Submission(first, desk.person(), Map.of("code", "a"), "n", "1"));
    TaskId second = LeasesIT.next(registry, fixture, words, desk).orElseThrow();
    submit(registry, fixture, new Submission(second, desk.person(), "fail", "", "2"));
    Desk other = fixture.desk();
    TaskId third = LeasesIT.next(registry, fixture, words, other).orElseThrow();
    submit(registry, fixture, new Submission(third, other.person(), "pass", "", "3"));
    registry.get(Annotations.class).undo(fixture.project(), coded.id(), desk);
    submit(registry, fixture, new Submission(first, desk.person(), Map.of("code", "b"), "n", "4"));

    var own = registry.get(OwnLabels.class);
    var page = own.page(fixture.project(), desk.person(), PageRequest.first());
    assertThat(page.items())
        .extracting(
            it -> it.said().answers().words().getOrDefault("code", it.said().label().word()))
        .containsExactly("b", "fail", "a");
    assertThat(page.items())
        .extracting(OwnLabels.OwnLabel::isChangeable)
        .as("the first was taken back, and stays as what was said")
        .containsExactly(true, true, false);
    var one = own.page(fixture.project(), desk.person(), new PageRequest(Optional.empty(), 1));
    assertThat(own.page(fixture.project(), desk.person(), new PageRequest(one.next(), 5)).items())
        .hasSize(2);
  }

  @RegistryTest
  void whatPeopleWriteBecomesTheReferenceOfADraft(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 3);
    QueueId queue = open(registry, fixture, 1);
    writeThree(registry, fixture, queue);
    DatasetId dataset =
        registry
            .get(Datasets.class)
            .create(fixture.project(), "better", Split.GATE, LoopFixture.SYSTEM)
            .id();
    var noted = registry.get(NotedCases.class);
    assertThat(noted.make(fixture.project(), queue, dataset, LoopFixture.SYSTEM))
        .isEqualTo(new NotedCases.Made(2, 2, 0));
    List<Case> made =
        registry
            .get(Cases.class)
            .page(fixture.project(), dataset, Optional.empty(), PageRequest.first())
            .items();
    assertThat(made)
        .extracting(one -> one.content().reference())
        .containsExactlyInAnyOrder("Better, 1", "My own.");
    assertThat(
            registry
                .get(Lineage.class)
                .walk(
                    fixture.project(),
                    Node.of(NodeKind.CASE, made.getFirst().id()),
                    Direction.UP,
                    1)
                .nodes())
        .extracting(view -> view.node().kind())
        .contains(NodeKind.ANNOTATION);
    assertThat(noted.make(fixture.project(), queue, dataset, LoopFixture.SYSTEM))
        .as("again")
        .isEqualTo(new NotedCases.Made(2, 0, 2));
  }

  /** A correction that changes nothing, one that does, and a demonstration. */
  private static void writeThree(TestRegistry registry, QueueFixture fixture, QueueId queue) {
    Desk desk = fixture.desk();
    for (int n = 0; n < 3; n++) {
      TaskId task = LeasesIT.next(registry, fixture, queue, desk).orElseThrow();
      String better = n == 0 ? answer(registry, fixture, task) : "Better, " + n;
      Map<String, String> said =
          n == 2 ? Map.of("code", "a", "own", "My own.") : Map.of("code", "a", "better", better);
      String note = n == 1 ? "Too short." : "";
      submit(registry, fixture, new Submission(task, desk.person(), said, note, "k" + n));
    }
  }

  @RegistryTest
  void bringsTextsAndMarksOfOthers(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 2);
    QueueId queue = open(registry, fixture, 1);
    var author = new Author.Outside("crowd");
    List<BroughtLabel> labels =
        List.of(
            brought(fixture, 0, author, marks(fixture.answer(0), 0, 3)),
            brought(fixture, 1, author, marks(fixture.answer(0), 0, 3)));
    assertThat(
            registry
                .get(LabelImports.class)
                .bring(fixture.project(), queue, labels, registry.newPerson()))
        .containsExactly(BroughtLabel.Fate.TAKEN, BroughtLabel.Fate.UNFIT_ANSWERS);
    assertThat(registry.get(Codes.class).find(fixture.project(), "", Optional.empty(), 5))
        .containsExactly(new Codes.Code("late", 1));
  }

  private static BroughtLabel brought(
      QueueFixture fixture, int ordinal, Author author, String marks) {
    return new BroughtLabel(
        ItemKey.of(fixture.question(ordinal), fixture.answer(ordinal)),
        author,
        Map.of("code", "late", "bad", marks),
        "");
  }
}
