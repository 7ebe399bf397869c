package dev.hansei.infra.registry.annotations;

import static dev.hansei.infra.registry.annotations.AnnotationsIT.labelNext;
import static dev.hansei.infra.registry.annotations.AnnotationsIT.labelled;
import static dev.hansei.infra.registry.annotations.AnnotationsIT.look;
import static dev.hansei.infra.registry.annotations.AnnotationsIT.said;
import static dev.hansei.infra.registry.annotations.AnnotationsIT.skip;
import static dev.hansei.infra.registry.annotations.LeasesIT.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.InParallel;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.annotations.NewGold.Fate;
import dev.hansei.workflows.annotations.AnnotateInput;
import dev.hansei.workflows.annotations.AnnotateResult;
import dev.hansei.workflows.annotations.Annotation;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueClosing;
import dev.hansei.workflows.annotations.AnswersPolicy;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.DeskRules;
import dev.hansei.workflows.annotations.ItemKey;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.Purpose;
import dev.hansei.workflows.annotations.QueueCounts;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.QueueState;
import dev.hansei.workflows.annotations.SkipReason;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.annotations.TaskState;
import dev.hansei.workflows.projects.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Tasks whose right answer is known, among the others. */
class GoldIT {
  private static final DeskRules QUARTER = new DeskRules(0.25, 0.8, List.of(), false);

  @RegistryTest
  void comesToEachPersonOnceAmongTheOthersAndSettlesNothing(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 20);
    QueueId queue = open(fixture, 2);
    assertThat(mark(registry, fixture, queue, 0, "fail")).isEqualTo(Fate.TAKEN);
    assertThat(mark(registry, fixture, queue, 1, "pass")).isEqualTo(Fate.TAKEN);
    assertThat(look(registry, fixture, queue).sum()).as("of the plan").isEqualTo(18);
    Desk one = fixture.desk();
    Desk two = fixture.desk();

    List<TaskId> firsts = labelAll(registry, fixture, queue, one);
    List<TaskId> seconds = labelAll(registry, fixture, queue, two);

    Set<TaskId> gold = new HashSet<>(goldOf(registry, fixture, queue));
    assertThat(gold).hasSize(2);
    assertThat(firsts).doesNotHaveDuplicates().hasSize(20).containsAll(gold);
    assertThat(gold).as("not what comes last").doesNotContain(firsts.getLast());
    assertThat(seconds).hasSize(20).containsAll(gold);
    assertThat(look(registry, fixture, queue)).isEqualTo(new QueueCounts(0, 0, 18, 0, 0));
    assertThat(registry.get(Queues.class).look(fixture.name(queue)).reviews()).isEqualTo(36);
    assertThat(registry.get(Reviews.class).of(fixture.name(queue))).hasSize(18);
    assertThat(labelled(registry, fixture, queue)).hasSize(18);
    var tasks = registry.get(Tasks.class);
    assertThat(tasks.byAuthor(fixture.project(), queue, Instant.EPOCH))
        .allSatisfy(count -> assertThat(count.labels()).isEqualTo(18));
    var author = new Author.ByPerson(one.person());
    assertThat(tasks.countOf(fixture.project(), queue, author, Instant.EPOCH))
        .as("what the person is told")
        .isEqualTo(20);
    List<Gold> answered = registry.get(Golds.class).of(fixture.project(), queue);
    assertThat(answered).extracting(Gold::right).containsExactlyInAnyOrder(0, 2);
    assertThat(answered).allSatisfy(item -> assertThat(item.said()).hasSize(2));
    var closing = new QueueClosing(fixture.name(queue), QueueState.CLOSED, new Actor.BySystem());
    assertThat(registry.get(QueueClosings.class).close(closing))
        .isEqualTo(new AnnotateResult(QueueState.CLOSED, 18, 18, 0, 0));
  }

  @RegistryTest
  void isNotGivenAwayByWhatIsLeft(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 16);
    QueueId queue = open(fixture, 1);
    for (int item = 0; item < 4; item++) {
      mark(registry, fixture, queue, item, "pass");
    }
    Desk desk = fixture.desk();
    labelNext(registry, fixture, queue, desk, "pass");
    var tasks = registry.get(Tasks.class);
    int waiting = tasks.waitingFor(fixture.project(), queue, desk.person());
    while (waiting > 0) {
      Handed handed =
          registry.get(Leases.class).next(fixture.project(), queue, desk, List.of()).orElseThrow();
      assertThat(handed.purpose()).isEqualTo(Purpose.REVIEW);
      assertThat(tasks.waitingFor(fixture.project(), queue, desk.person())).isEqualTo(waiting);
      said(registry, fixture, desk.person(), handed.task().id(), "pass");
      assertThat(tasks.waitingFor(fixture.project(), queue, desk.person())).isEqualTo(--waiting);
    }
    assertThat(LeasesIT.next(registry, fixture, queue, desk)).isEmpty();
    assertThat(look(registry, fixture, queue).labelled()).isEqualTo(12);
  }

  @RegistryTest
  void countsWhatWasSaidBeforeItWasMarkedAndLetsHoldersGoOn(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 2);
    QueueId queue = open(fixture, 2);
    Desk one = fixture.desk();
    Desk two = fixture.desk();
    TaskId task = labelNext(registry, fixture, queue, one, "fail");
    assertThat(LeasesIT.next(registry, fixture, queue, two)).contains(task);
    var byTask =
        new NewGold(
            Optional.of(task), Optional.empty(), Map.of(AnswersPolicy.LEAD, "fail"), "It says so.");
    assertThat(
            registry.get(Golds.class).mark(fixture.project(), queue, List.of(byTask), one.person()))
        .containsExactly(Fate.TAKEN);
    Annotation second = said(registry, fixture, two.person(), task, "pass");
    assertThat(look(registry, fixture, queue)).isEqualTo(new QueueCounts(1, 0, 0, 0, 0));
    Gold gold = registry.get(Golds.class).of(fixture.project(), queue).getFirst();
    assertThat(gold.said()).extracting(Gold.Said::isRight).containsExactly(true, false);

    assertThat(registry.get(Annotations.class).undo(fixture.project(), second.id(), two).lease())
        .isPresent();
    registry.get(Leases.class).giveBack(fixture.project(), task, two.person());
    keyed(registry, fixture, new Submission(task, two.person(), "fail", "", "anew"));
    registry.get(Golds.class).retire(fixture.project(), queue, task, one.person());
    assertThat(registry.get(Golds.class).of(fixture.project(), queue).getFirst().retiredAt())
        .isPresent();
  }

  @RegistryTest
  void canBePassedByLikeAnyOther(TestRegistry registry) {
    // More than one stretch of tasks, for gold is never the last of all.
    var fixture = new QueueFixture(registry, 12);
    QueueId queue = open(fixture, 1);
    for (int item = 0; item < 3; item++) {
      mark(registry, fixture, queue, item, "pass");
    }
    Desk desk = fixture.desk();
    List<TaskId> gold = goldOf(registry, fixture, queue);
    TaskId next = LeasesIT.next(registry, fixture, queue, desk).orElseThrow();
    while (!gold.contains(next)) {
      said(registry, fixture, desk.person(), next, "pass");
      next = LeasesIT.next(registry, fixture, queue, desk).orElseThrow();
    }
    var annotations = registry.get(Annotations.class);
    assertThat(skip(annotations, fixture, next, desk.person(), SkipReason.BROKEN))
        .isEqualTo(TaskState.SKIPPED);
    assertThat(annotations.undoSkip(fixture.project(), next, desk)).isPresent();
    assertThat(look(registry, fixture, queue).skipped()).isZero();
  }

  @RegistryTest
  void isGivenToManyAtOnce(TestRegistry registry) throws Exception {
    var fixture = new QueueFixture(registry, 60);
    var rules = new DeskRules(0.5, 0.8, List.of(), false);
    QueueId queue = fixture.open(fixture.at(input(fixture, 1), rules));
    mark(registry, fixture, queue, 0, "pass");
    List<Desk> desks = IntStream.range(0, 20).mapToObj(_ -> fixture.desk()).toList();
    InParallel.run(
        20,
        thread -> {
          labelNext(registry, fixture, queue, desks.get(thread), "pass");
          return labelNext(registry, fixture, queue, desks.get(thread), "pass");
        });
    assertThat(registry.get(Golds.class).of(fixture.project(), queue).getFirst().said())
        .as("one of the first two tasks is gold")
        .hasSize(20);
  }

  @RegistryTest
  void refusesWhatCannotBeGold(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 3);
    QueueId queue = fixture.open(2);
    assertThat(mark(registry, fixture, queue, 7, "pass")).isEqualTo(Fate.UNMATCHED);
    assertThat(mark(registry, fixture, queue, 0, "maybe")).isEqualTo(Fate.UNFIT);
    assertThat(mark(registry, fixture, queue, 0, "pass")).isEqualTo(Fate.TAKEN);
    assertThat(mark(registry, fixture, queue, 0, "fail")).isEqualTo(Fate.CHANGED);
    assertThat(look(registry, fixture, queue).sum()).isEqualTo(2);
    QueueId without = fixture.open(2);
    TaskId disputed = labelNext(registry, fixture, without, fixture.desk(), "pass");
    keyed(registry, fixture, new Submission(disputed, fixture.annotator(), "fail", "", "other"));
    var gold =
        new NewGold(
            Optional.of(disputed), Optional.empty(), Map.of(AnswersPolicy.LEAD, "fail"), "why");
    assertThat(
            registry
                .get(Golds.class)
                .mark(fixture.project(), without, List.of(gold), fixture.annotator()))
        .containsExactly(Fate.UNSETTLED);
    var closing = new QueueClosing(fixture.name(queue), QueueState.CLOSED, new Actor.BySystem());
    registry.get(QueueClosings.class).close(closing);
    assertThat(refusal(() -> mark(registry, fixture, queue, 1, "pass")).code())
        .isEqualTo("queue-closed");
  }

  private static List<TaskId> labelAll(
      TestRegistry registry, QueueFixture fixture, QueueId queue, Desk desk) {
    List<TaskId> own = new ArrayList<>();
    Optional<TaskId> next = LeasesIT.next(registry, fixture, queue, desk);
    while (next.isPresent()) {
      String key = desk.person() + "" + own.size();
      keyed(registry, fixture, new Submission(next.get(), desk.person(), "pass", "", key));
      own.add(next.get());
      next = LeasesIT.next(registry, fixture, queue, desk);
    }
    return own;
  }

  /** Submits it under the key that it names. */
  private static void keyed(TestRegistry registry, QueueFixture fixture, Submission said) {
    registry.get(Annotations.class).submit(fixture.project(), said);
  }

  private static AnnotateInput input(QueueFixture fixture, int reviewers) {
    return fixture.input(reviewers, QueuePlan.ITEMS_MAX, new LabelKind.PassFail());
  }

  private static QueueId open(QueueFixture fixture, int reviewers) {
    return fixture.open(fixture.at(input(fixture, reviewers), QUARTER));
  }

  private static Fate mark(
      TestRegistry registry, QueueFixture fixture, QueueId queue, int item, String label) {
    var key = ItemKey.of(fixture.question(item), fixture.answer(item));
    var gold =
        new NewGold(
            Optional.empty(), Optional.of(key), Map.of(AnswersPolicy.LEAD, label), "It is known.");
    return registry
        .get(Golds.class)
        .mark(fixture.project(), queue, List.of(gold), fixture.annotator())
        .getFirst();
  }

  private static List<TaskId> goldOf(TestRegistry registry, QueueFixture fixture, QueueId queue) {
    return registry.get(Golds.class).of(fixture.project(), queue).stream()
        .map(item -> item.task().id())
        .toList();
  }
}
