package dev.hansei.infra.registry.annotations;

import static dev.hansei.infra.registry.annotations.LeasesIT.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.InParallel;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.workflows.annotations.Annotation;
import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.LabelledOutcome;
import dev.hansei.workflows.annotations.QueueCounts;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.Resolution;
import dev.hansei.workflows.annotations.SkipReason;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.annotations.TaskState;
import dev.hansei.workflows.projects.PersonId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What annotators say, take back and pass by, and how disputes are settled. */
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

  static TaskId labelNext(
      TestRegistry registry, QueueFixture fixture, QueueId queue, Desk desk, String label) {
    TaskId task = LeasesIT.next(registry, fixture, queue, desk).orElseThrow();
    said(registry, fixture, desk.person(), task, label);
    return task;
  }

  static Annotation said(
      TestRegistry registry, QueueFixture fixture, PersonId person, TaskId task, String label) {
    return submit(registry, fixture, new Submission(task, person, label, "", "k-" + task));
  }

  static Annotation submit(TestRegistry registry, QueueFixture fixture, Submission said) {
    return registry.get(Annotations.class).submit(fixture.project(), said);
  }

  static TaskState skip(
      Annotations annotations, QueueFixture fixture, TaskId task, PersonId person, SkipReason why) {
    return annotations.skip(fixture.project(), task, person, why, "");
  }

  static QueueCounts look(TestRegistry registry, QueueFixture fixture, QueueId queue) {
    return registry.get(Queues.class).look(fixture.name(queue)).counts();
  }

  static List<LabelledOutcome> labelled(
      TestRegistry registry, QueueFixture fixture, QueueId queue) {
    return registry
        .get(LabelledOutcomes.class)
        .ofQueue(fixture.project(), queue, PageRequest.first())
        .items();
  }

  private static Map<TaskId, List<Annotation>> shown(
      TestRegistry registry, QueueFixture fixture, QueueId queue) {
    var tasks = registry.get(Tasks.class);
    var all = tasks.page(fixture.project(), queue, Optional.empty(), PageRequest.first()).items();
    return tasks.said(fixture.project(), queue, all);
  }
}
