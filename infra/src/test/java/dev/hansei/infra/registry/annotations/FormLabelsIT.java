package dev.hansei.infra.registry.annotations;

import static dev.hansei.infra.registry.annotations.AnnotationsIT.labelled;
import static dev.hansei.infra.registry.annotations.AnnotationsIT.look;
import static dev.hansei.infra.registry.annotations.AnnotationsIT.submit;
import static dev.hansei.infra.registry.annotations.LeasesIT.refusal;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.InParallel;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.annotations.Reviews.OfTask;
import dev.hansei.infra.registry.criteria.Criteria;
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
import dev.hansei.workflows.annotations.NumberRange;
import dev.hansei.workflows.annotations.QueueCounts;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.QueueState;
import dev.hansei.workflows.annotations.Resolution;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.annotations.TaskState;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Several questions about one answer: kept, settled, taken back, brought and read by criterion. */
class FormLabelsIT {
  private static final Actor SYSTEM = new Actor.BySystem();
  private static final Map<String, String> WELL =
      Map.of("right", "pass", "faults", "too long, off topic", "help", "4", "minutes", "12.50");

  @RegistryTest
  void numbersTheVersionsOfAFormByTheirContent(TestRegistry registry) throws Exception {
    var fixture = new QueueFixture(registry, 1);
    var forms = registry.get(Forms.class);
    List<FormVersion> made =
        InParallel.run(
            6, n -> forms.create(fixture.project(), form(fixture, "grade " + n % 3), SYSTEM));
    assertThat(made).extracting(FormVersion::number).containsOnly(1, 2, 3);
    assertThat(made.stream().map(FormVersion::id).distinct()).hasSize(3);
    FormVersion newest = forms.newest(fixture.project(), "support").orElseThrow();
    assertThat(newest.number()).isEqualTo(3);
    assertThat(forms.find(fixture.project(), newest.id())).contains(newest);
    assertThat(forms.page(fixture.project(), PageRequest.first()).items()).hasSize(3);
    assertThat(forms.find(new QueueFixture(registry, 1).project(), newest.id()))
        .as("another project's")
        .isEmpty();
  }

  @RegistryTest
  void keepsWhatWasSaidInEachFieldAndRefusesTheRest(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 1);
    QueueId queue = open(registry, fixture, 1);
    Desk desk = fixture.desk();
    TaskId task = LeasesIT.next(registry, fixture, queue, desk).orElseThrow();
    refusesWhatDoesNotFit(registry, fixture, task, desk);
    assertThat(look(registry, fixture, queue).open()).isEqualTo(1);

    var said = new Submission(task, desk.person(), WELL, "so-so", "k");
    Annotation kept = submit(registry, fixture, said);
    assertThat(kept.label()).as("the leading field").isEqualTo(new Label.PassFail(true));
    assertThat(kept.answers().words())
        .containsEntry("faults", "off topic, too long")
        .containsEntry("minutes", "12.5")
        .hasSize(4);
    assertThat(submit(registry, fixture, said).id()).as("sent again").isEqualTo(kept.id());
    var reused = new Submission(task, desk.person(), Map.of("right", "pass", "help", "5"), "", "k");
    assertThat(refusal(() -> submit(registry, fixture, reused)).code())
        .isEqualTo("submit-key-reused");

    LabelledOutcome outcome = labelled(registry, fixture, queue).getFirst();
    assertThat(outcome.fields()).containsOnlyKeys("right", "faults", "help", "minutes");
    assertThat(requireNonNull(outcome.fields().get("help")).label()).isEqualTo(new Label.Grade(4));
    assertThat(outcome.annotations().getFirst().answers()).isEqualTo(kept.answers());

    registry.get(Annotations.class).undo(fixture.project(), kept.id(), desk);
    assertThat(look(registry, fixture, queue).open()).isEqualTo(1);
    assertThat(
            registry
                .get(LabelledOutcomes.class)
                .ofCriterion(fixture.project(), fixture.criterion(), PageRequest.first())
                .items())
        .as("open again")
        .isEmpty();
  }

  private static void refusesWhatDoesNotFit(
      TestRegistry registry, QueueFixture fixture, TaskId task, Desk desk) {
    for (var wrong :
        Map.of(
                "field-unknown", Map.of("right", "pass", "help", "4", "tone", "fine"),
                "field-needed", Map.of("right", "pass", "minutes", "1"),
                "answer-unfit", Map.of("right", "pass", "help", "4", "minutes", "60.5"))
            .entrySet()) {
      var said = new Submission(task, desk.person(), wrong.getValue(), "", "wrong");
      assertThat(refusal(() -> submit(registry, fixture, said)).code()).isEqualTo(wrong.getKey());
    }
  }

  @RegistryTest
  void disputesARequiredFieldAndLetsOptionalOnesDiffer(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 3);
    QueueId queue = open(registry, fixture, 2);
    var desks = List.of(fixture.desk(), fixture.desk());
    TaskId same = both(registry, fixture, queue, desks, WELL);
    TaskId optional = both(registry, fixture, queue, desks, Map.of("right", "pass", "help", "4"));
    TaskId disputed = both(registry, fixture, queue, desks, Map.of("right", "pass", "help", "2"));
    var tasks = registry.get(Tasks.class);
    assertThat(tasks.require(fixture.project(), same).state()).isEqualTo(TaskState.LABELLED);
    assertThat(tasks.require(fixture.project(), optional).state()).isEqualTo(TaskState.LABELLED);
    assertThat(tasks.require(fixture.project(), disputed).state()).isEqualTo(TaskState.DISPUTED);
    var fields =
        tasks.fields(fixture.project(), queue, List.of(tasks.require(fixture.project(), optional)));
    assertThat(requireNonNull(requireNonNull(fields.get(optional)).get("minutes")).resolution())
        .isEqualTo(Resolution.PARTIAL);

    Map<Field, List<OfTask>> reviews = registry.get(Reviews.class).byField(fixture.name(queue));
    reviews.forEach((field, said) ->
        assertThat(said.stream().filter(task -> task.words().size() == 2))
            .as(field.key())
            .hasSize(field.required() ? 3 : 1));

    registry
        .get(QueueClosings.class)
        .close(new QueueClosing(fixture.name(queue), QueueState.CLOSED, SYSTEM));
    assertThat(look(registry, fixture, queue)).isEqualTo(new QueueCounts(0, 0, 2, 0, 1));
  }

  /** The same task for two: the first says {@link #WELL}, the second something else. */
  private static TaskId both(
      TestRegistry registry,
      QueueFixture fixture,
      QueueId queue,
      List<Desk> desks,
      Map<String, String> second) {
    Desk one = desks.getFirst();
    Desk two = desks.getLast();
    TaskId task = LeasesIT.next(registry, fixture, queue, one).orElseThrow();
    assertThat(LeasesIT.next(registry, fixture, queue, two)).contains(task);
    submit(registry, fixture, new Submission(task, one.person(), WELL, "", "one-" + task));
    submit(registry, fixture, new Submission(task, two.person(), second, "", "two-" + task));
    return task;
  }

  @RegistryTest
  void givesEachCriterionWhatItsFieldSays(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 2);
    Form form = form(fixture, "of help");
    CriterionId helpful =
        registry
            .get(Criteria.class)
            .create(fixture.project(), "helpful", "Solves it.", SYSTEM)
            .id();
    List<Field> fields =
        form.fields().stream()
            .map(field -> field.key().equals("help") ? about(field, helpful) : field)
            .toList();
    QueueId queue = open(registry, fixture, 1, new Form("support", fields));
    Desk desk = fixture.desk();
    TaskId task = LeasesIT.next(registry, fixture, queue, desk).orElseThrow();
    submit(registry, fixture, new Submission(task, desk.person(), WELL, "", "k"));

    var outcomes = registry.get(LabelledOutcomes.class);
    LabelledOutcome right =
        outcomes
            .ofCriterion(fixture.project(), fixture.criterion(), PageRequest.first())
            .items()
            .getFirst();
    assertThat(right.label()).isEqualTo(new Label.PassFail(true));
    LabelledOutcome help =
        outcomes.ofCriterion(fixture.project(), helpful, PageRequest.first()).items().getFirst();
    assertThat(help.criterionId()).isEqualTo(helpful);
    assertThat(help.label()).isEqualTo(new Label.Grade(4));
    assertThat(help.annotations().getFirst().label()).isEqualTo(new Label.Grade(4));
    assertThat(help.task().id()).isEqualTo(right.task().id());
  }

  private static Field about(Field field, CriterionId criterion) {
    return new Field(
        field.key(),
        Optional.of(criterion),
        field.prompt(),
        field.kind(),
        field.required(),
        field.rubric(),
        field.examples());
  }

  @RegistryTest
  void bringsAnswersOfOthersByTheirKeys(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 2);
    QueueId queue = open(registry, fixture, 1);
    PersonId lead = registry.newPerson();
    var author = new Author.Outside("crowd");
    var labels =
        List.of(
            new BroughtLabel(item(fixture, 0), author, WELL, ""),
            new BroughtLabel(item(fixture, 1), author, Map.of("right", "pass"), ""));
    assertThat(registry.get(LabelImports.class).bring(fixture.project(), queue, labels, lead))
        .containsExactly(BroughtLabel.Fate.TAKEN, BroughtLabel.Fate.UNFIT_ANSWERS);
    assertThat(labelled(registry, fixture, queue).getFirst().fields()).hasSize(4);
  }

  private static ItemKey item(QueueFixture fixture, int ordinal) {
    return ItemKey.of(fixture.question(ordinal), fixture.answer(ordinal));
  }

  private static QueueId open(TestRegistry registry, QueueFixture fixture, int reviewers) {
    return open(registry, fixture, reviewers, form(fixture, "of help"));
  }

  private static QueueId open(
      TestRegistry registry, QueueFixture fixture, int reviewers, Form form) {
    FormVersion version = registry.get(Forms.class).create(fixture.project(), form, SYSTEM);
    AnnotateInput plain = fixture.input(reviewers, QueuePlan.ITEMS_MAX, form.lead().kind());
    return fixture.open(
        new AnnotateInput(
            plain.projectId(),
            plain.queueId(),
            plain.plan().askedBy(version.id()),
            plain.startedBy(),
            Optional.empty()));
  }

  private static Form form(QueueFixture fixture, String best) {
    return new Form(
        "support",
        List.of(
            field("faults", new LabelKind.Many(List.of("off topic", "too long")), false),
            about(field("right", new LabelKind.PassFail(), true), fixture.criterion()),
            field("help", new LabelKind.Grades(List.of("none", "", "", "", best)), true),
            field("minutes", new NumberRange(0, 60, 0.5, null), false)));
  }

  private static Field field(String key, LabelKind kind, boolean required) {
    return new Field(key, Optional.empty(), key + "?", kind, required, "", List.of());
  }
}
