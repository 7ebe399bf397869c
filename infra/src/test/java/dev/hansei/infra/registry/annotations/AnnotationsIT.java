package dev.hansei.infra.registry.annotations;

import static dev.hansei.infra.registry.annotations.LeasesIT.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.InParallel;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.lineage.Direction;
import dev.hansei.infra.registry.lineage.Lineage;
import dev.hansei.infra.registry.suites.OutcomeEdges;
import dev.hansei.workflows.annotations.AnnotateResult;
import dev.hansei.workflows.annotations.Annotation;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueClosing;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.ItemKey;
import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.LabelledOutcome;
import dev.hansei.workflows.annotations.QueueCounts;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.QueueState;
import dev.hansei.workflows.annotations.Resolution;
import dev.hansei.workflows.annotations.SkipReason;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.annotations.TaskState;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class AnnotationsIT {
  @RegistryTest
  void takesTheSameSubmitOnceHoweverOftenItIsSent(TestRegistry registry) throws Exception {
    var fixture = new QueueFixture(registry, 3);
    QueueId queue = fixture.open(1);
    Desk desk = fixture.desk();
    TaskId task = LeasesIT.next(registry, fixture, queue, desk).orElseThrow();

    List<Annotation> kept =
        InParallel.run(20, _ -> said(registry, fixture, desk.person(), task, "fail"));

    assertThat(kept.stream().map(Annotation::id).distinct()).hasSize(1);
    assertThat(look(registry, fixture, queue)).isEqualTo(new QueueCounts(2, 0, 1, 0, 0));
    var reused = new Submission(task, desk.person(), "pass", "", "k-" + task);
    assertThat(refusal(() -> submit(registry, fixture, reused)).code())
        .isEqualTo("submit-key-reused");
    var again = new Submission(task, desk.person(), "pass", "", "another");
    assertThat(refusal(() -> submit(registry, fixture, again)).code())
        .isEqualTo("labelled-already");
    var unknown = new Submission(task, desk.person(), "maybe", "", "third");
    assertThat(refusal(() -> submit(registry, fixture, unknown)))
        .hasMessageContaining("takes pass, fail");
  }

  @RegistryTest
  void takesALabelBackAndKeepsItAsAFact(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 1);
    QueueId queue = fixture.open(1);
    Desk desk = fixture.desk();
    TaskId task = LeasesIT.next(registry, fixture, queue, desk).orElseThrow();
    Annotation first = said(registry, fixture, desk.person(), task, "fail");
    var annotations = registry.get(Annotations.class);

    assertThat(
            refusal(() -> annotations.undo(fixture.project(), first.id(), fixture.desk())).kind())
        .as("somebody else's")
        .isEqualTo(RegistryException.Kind.NOT_FOUND);
    assertThat(annotations.undo(fixture.project(), first.id(), desk).lease()).isPresent();
    assertThat(annotations.undo(fixture.project(), first.id(), desk).lease())
        .as("again")
        .isPresent();
    assertThat(look(registry, fixture, queue).open()).isEqualTo(1);
    assertThat(LeasesIT.next(registry, fixture, queue, fixture.desk())).as("still held").isEmpty();

    submit(registry, fixture, new Submission(task, desk.person(), "pass", "", "second"));
    assertThat(labelled(registry, fixture, queue).getFirst().label())
        .isEqualTo(new Label.PassFail(true));
    assertThat(labelled(registry, fixture, queue).getFirst().annotations()).hasSize(1);
  }

  @RegistryTest
  void hasDisputesSettledBySomebodyWhoDidNotReviewThem(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 1);
    QueueId queue = fixture.open(2);
    Desk one = fixture.desk();
    Desk two = fixture.desk();
    TaskId task = LeasesIT.next(registry, fixture, queue, one).orElseThrow();
    assertThat(LeasesIT.next(registry, fixture, queue, two)).contains(task);
    Annotation first = said(registry, fixture, one.person(), task, "pass");
    assertThat(shown(registry, fixture, queue)).as("somebody reviews it still").isEmpty();
    said(registry, fixture, two.person(), task, "fail");
    assertThat(look(registry, fixture, queue).disputed()).isEqualTo(1);

    var third = fixture.desk();
    assertThat(LeasesIT.next(registry, fixture, queue, third)).as("nobody was asked").isEmpty();
    var queues = registry.get(Queues.class);
    queues.openAdjudications(fixture.name(queue));
    queues.openAdjudications(fixture.name(queue));
    assertThat(queues.look(fixture.name(queue)).unattended()).isZero();
    assertThat(LeasesIT.next(registry, fixture, queue, one)).as("a reviewer").isEmpty();
    assertThat(LeasesIT.next(registry, fixture, queue, third)).contains(task);
    assertThat(
            refusal(() -> registry.get(Annotations.class).undo(fixture.project(), first.id(), one))
                .code())
        .isEqualTo("too-late-to-undo");
    said(registry, fixture, third.person(), task, "fail");

    LabelledOutcome settled = labelled(registry, fixture, queue).getFirst();
    assertThat(settled.label()).isEqualTo(new Label.PassFail(false));
    assertThat(settled.task().settled().orElseThrow().resolution())
        .isEqualTo(Resolution.ADJUDICATED);
    assertThat(settled.annotations()).hasSize(3);
  }

  @RegistryTest
  void endsATaskThatCannotBeJudgedAndAsksNobodyTwice(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 1);
    QueueId queue = fixture.open(1);
    Desk one = fixture.desk();
    Desk two = fixture.desk();
    TaskId task = LeasesIT.next(registry, fixture, queue, one).orElseThrow();
    var annotations = registry.get(Annotations.class);

    assertThat(skip(annotations, fixture, task, one.person(), SkipReason.NOT_FOR_ME))
        .isEqualTo(TaskState.OPEN);
    assertThat(LeasesIT.next(registry, fixture, queue, one)).isEmpty();
    assertThat(LeasesIT.next(registry, fixture, queue, two)).contains(task);
    assertThat(skip(annotations, fixture, task, two.person(), SkipReason.CANNOT_JUDGE))
        .isEqualTo(TaskState.SKIPPED);
    assertThat(annotations.undoSkip(fixture.project(), task, two)).isPresent();
    assertThat(annotations.undoSkip(fixture.project(), task, two)).as("again").isPresent();
    assertThat(annotations.undoSkip(fixture.project(), task, fixture.desk()))
        .as("of somebody who passed nothing by")
        .isEmpty();
    assertThat(look(registry, fixture, queue).open()).isEqualTo(1);
    said(registry, fixture, two.person(), task, "pass");
    assertThat(look(registry, fixture, queue).labelled()).isEqualTo(1);
  }

  @RegistryTest
  void takesNothingFromWhomTheQueueIsNotGivenTo(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 1);
    Desk asked = fixture.desk();
    Desk other = fixture.desk();
    QueueId queue =
        fixture.open(
            fixture.assignedTo(
                fixture.input(1, QueuePlan.ITEMS_MAX, new LabelKind.PassFail()), asked.person()));
    TaskId task = LeasesIT.next(registry, fixture, queue, asked).orElseThrow();
    var annotations = registry.get(Annotations.class);
    registry.get(Leases.class).giveBack(fixture.project(), task, asked.person());

    var said = new Submission(task, other.person(), "pass", "", "not-mine");
    assertThat(refusal(() -> submit(registry, fixture, said)).code()).isEqualTo("not-assigned");
    assertThat(
            refusal(() -> skip(annotations, fixture, task, other.person(), SkipReason.CANNOT_JUDGE))
                .code())
        .isEqualTo("not-assigned");
    assertThat(refusal(() -> annotations.undoSkip(fixture.project(), task, other)).code())
        .isEqualTo("not-assigned");
    assertThat(look(registry, fixture, queue).open()).isEqualTo(1);
  }

  @RegistryTest
  void closesWithEveryTaskEndedAndRefusesWhatComesLater(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 6);
    QueueId queue = fixture.open(2);
    Desk one = fixture.desk();
    Desk two = fixture.desk();
    List<TaskId> tasks =
        IntStream.range(0, 4)
            .mapToObj(_ -> labelNext(registry, fixture, queue, one, "pass"))
            .toList();
    said(registry, fixture, two.person(), tasks.get(0), "pass");
    said(registry, fixture, two.person(), tasks.get(1), "fail");
    TaskId held = LeasesIT.next(registry, fixture, queue, one).orElseThrow();
    skip(registry.get(Annotations.class), fixture, held, one.person(), SkipReason.BROKEN);
    var closing = new QueueClosing(fixture.name(queue), QueueState.CLOSED, new Actor.BySystem());

    AnnotateResult result = registry.get(QueueClosings.class).close(closing);

    assertThat(result).isEqualTo(new AnnotateResult(QueueState.CLOSED, 6, 3, 1, 2));
    assertThat(registry.get(QueueClosings.class).close(closing)).as("again").isEqualTo(result);
    assertThat(
            labelled(registry, fixture, queue).stream()
                .map(it -> it.task().settled().orElseThrow().resolution())
                .collect(Collectors.toList()))
        .containsExactlyInAnyOrder(Resolution.AGREED, Resolution.PARTIAL, Resolution.PARTIAL);
    var late = new Submission(held, two.person(), "pass", "", "late");
    assertThat(refusal(() -> submit(registry, fixture, late)).code()).isEqualTo("queue-closed");
    assertThat(refusal(() -> LeasesIT.next(registry, fixture, queue, two)).code())
        .isEqualTo("queue-closed");
  }

  @RegistryTest
  void losesNoLabelThatIsSubmittedWhileTheQueueCloses(TestRegistry registry) throws Exception {
    var fixture = new QueueFixture(registry, 20);
    QueueId queue = fixture.open(1);
    List<Desk> desks = IntStream.range(0, 20).mapToObj(_ -> fixture.desk()).toList();
    List<TaskId> held =
        desks.stream()
            .map(desk -> LeasesIT.next(registry, fixture, queue, desk).orElseThrow())
            .toList();
    var closing = new QueueClosing(fixture.name(queue), QueueState.CLOSED, new Actor.BySystem());

    List<String> answers =
        InParallel.run(
            21,
            thread -> {
              if (thread == 20) {
                return registry.get(QueueClosings.class).close(closing).state().name();
              }
              return answered(registry, fixture, desks.get(thread), held.get(thread));
            });

    long taken = answers.stream().filter("taken"::equals).count();
    assertThat(answers).isSubsetOf("taken", "queue-closed", "CLOSED").contains("CLOSED");
    assertThat(look(registry, fixture, queue))
        .isEqualTo(new QueueCounts(0, 0, (int) taken, 0, 20 - (int) taken));
  }

  private static String answered(
      TestRegistry registry, QueueFixture fixture, Desk desk, TaskId task) {
    try {
      said(registry, fixture, desk.person(), task, "pass");
      return "taken";
    } catch (RegistryException e) {
      return e.code();
    }
  }

  @RegistryTest
  void drawsTheTasksOfAQueueByTheirItems(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 30);
    var kind = new LabelKind.Categories(List.of("wrong", "fine"));
    QueueId first = fixture.open(fixture.input(1, 10, kind));
    QueueId second = fixture.open(fixture.input(1, 10, kind));
    List<ItemKey> lowest =
        IntStream.range(0, 30)
            .mapToObj(n -> ItemKey.of(fixture.question(n), fixture.answer(n)))
            .sorted()
            .limit(10)
            .toList();
    assertThat(items(registry, fixture, first)).isEqualTo(lowest);
    assertThat(items(registry, fixture, second)).isEqualTo(items(registry, fixture, first));
    assertThat(registry.get(Queues.class).require(fixture.project(), first).queue().planned())
        .isEqualTo(10);
  }

  @RegistryTest
  void bringsLabelsOfOthersToTheirItemsAndNamesThemTruthfully(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 3);
    QueueId queue = fixture.open(1);
    PersonId lead = registry.newPerson();
    var imports = registry.get(LabelImports.class);
    var model = new Author.ByModel("openai/gpt-4o");
    var labels =
        List.of(
            brought(fixture, 0, model, "fail"),
            brought(fixture, 1, new Author.Outside("HaluEval"), "pass"),
            new BroughtLabel(ItemKey.of("Q0", "another answer"), model, "pass", ""),
            brought(fixture, 2, model, "maybe"),
            brought(fixture, 0, new Author.Simulated("Reviewer A"), "pass"));

    assertThat(imports.bring(fixture.project(), queue, labels, lead))
        .containsExactly(
            BroughtLabel.Fate.TAKEN,
            BroughtLabel.Fate.TAKEN,
            BroughtLabel.Fate.UNMATCHED,
            BroughtLabel.Fate.UNKNOWN_LABEL,
            BroughtLabel.Fate.NO_ROOM);
    assertThat(imports.bring(fixture.project(), queue, labels.subList(0, 2), lead))
        .as("the file again")
        .containsOnly(BroughtLabel.Fate.THERE_ALREADY);
    List<LabelledOutcome> kept = labelled(registry, fixture, queue);
    assertThat(kept).hasSize(2);
    assertThat(kept.stream().filter(LabelledOutcome::isHuman)).hasSize(1);
    assertThat(look(registry, fixture, queue)).isEqualTo(new QueueCounts(1, 0, 2, 0, 0));
  }

  @RegistryTest
  void joinsLabelsWithWhatTheyAreAbout(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 5);
    QueueId queue = fixture.open(1);
    Desk desk = fixture.desk();
    for (int n = 0; n < 4; n++) {
      labelNext(registry, fixture, queue, desk, "pass");
    }
    var reader = registry.get(LabelledOutcomes.class);
    var first = reader.ofCriterion(fixture.project(), fixture.criterion(), PageRequest.first(3));
    var rest =
        reader.ofCriterion(
            fixture.project(), fixture.criterion(), new PageRequest(first.next(), 3));

    assertThat(first.items()).hasSize(3);
    assertThat(rest.items()).hasSize(1);
    assertThat(first.items())
        .allSatisfy(labelled -> {
          int ordinal = labelled.task().ordinal();
          assertThat(labelled.answer()).isEqualTo(fixture.answer(ordinal));
          assertThat(labelled.asked().question()).isEqualTo(fixture.question(ordinal));
          assertThat(labelled.task().runId()).isEqualTo(fixture.run());
          assertThat(labelled.task().split()).isEqualTo(Split.GATE);
          assertThat(labelled.task().item())
              .isEqualTo(ItemKey.of(fixture.question(ordinal), fixture.answer(ordinal)));
        });
    assertThat(labelled(registry, fixture, queue)).hasSize(4);
  }

  @RegistryTest
  void leadsFromAnAnswerToWhatPeopleSaidOfIt(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 1);
    QueueId queue = fixture.open(1);
    labelNext(registry, fixture, queue, fixture.desk(), "pass");
    var outcome = OutcomeEdges.node(fixture.run(), 0);
    var lineage = registry.get(Lineage.class);
    assertThat(lineage.walk(fixture.project(), outcome, Direction.DOWN, 3).nodes())
        .as("while reviewers are to stay blind")
        .extracting(view -> view.node().kind())
        .doesNotContain(NodeKind.ANNOTATION);
    registry
        .get(QueueClosings.class)
        .close(new QueueClosing(fixture.name(queue), QueueState.CLOSED, new Actor.BySystem()));
    var down = lineage.walk(fixture.project(), outcome, Direction.DOWN, 3).nodes();
    assertThat(down)
        .extracting(view -> view.node().kind())
        .contains(NodeKind.ANNOTATION, NodeKind.QUEUE);
    assertThat(down).extracting(view -> view.label()).contains("pass, said by a person");
  }

  private static BroughtLabel brought(
      QueueFixture fixture, int ordinal, Author author, String label) {
    return new BroughtLabel(
        ItemKey.of(fixture.question(ordinal), fixture.answer(ordinal)), author, label, "");
  }

  private static TaskId labelNext(
      TestRegistry registry, QueueFixture fixture, QueueId queue, Desk desk, String label) {
    TaskId task = LeasesIT.next(registry, fixture, queue, desk).orElseThrow();
    said(registry, fixture, desk.person(), task, label);
    return task;
  }

  private static Annotation said(
      TestRegistry registry, QueueFixture fixture, PersonId person, TaskId task, String label) {
    return submit(registry, fixture, new Submission(task, person, label, "", "k-" + task));
  }

  private static Annotation submit(TestRegistry registry, QueueFixture fixture, Submission said) {
    return registry.get(Annotations.class).submit(fixture.project(), said);
  }

  private static TaskState skip(
      Annotations annotations, QueueFixture fixture, TaskId task, PersonId person, SkipReason why) {
    return annotations.skip(fixture.project(), task, person, why, "");
  }

  private static QueueCounts look(TestRegistry registry, QueueFixture fixture, QueueId queue) {
    return registry.get(Queues.class).look(fixture.name(queue)).counts();
  }

  private static List<LabelledOutcome> labelled(
      TestRegistry registry, QueueFixture fixture, QueueId queue) {
    return registry
        .get(LabelledOutcomes.class)
        .ofQueue(fixture.project(), queue, PageRequest.first())
        .items();
  }

  private static List<ItemKey> items(TestRegistry registry, QueueFixture fixture, QueueId queue) {
    return registry
        .get(Tasks.class)
        .page(fixture.project(), queue, Optional.empty(), PageRequest.first())
        .items()
        .stream()
        .map(task -> task.item())
        .sorted()
        .toList();
  }

  private static Map<TaskId, List<Annotation>> shown(
      TestRegistry registry, QueueFixture fixture, QueueId queue) {
    var tasks = registry.get(Tasks.class);
    var all = tasks.page(fixture.project(), queue, Optional.empty(), PageRequest.first()).items();
    return tasks.said(fixture.project(), queue, all);
  }
}
