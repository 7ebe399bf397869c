package dev.hansei.infra.registry.annotations;

import static dev.hansei.infra.registry.annotations.AnnotationsIT.labelNext;
import static dev.hansei.infra.registry.annotations.AnnotationsIT.said;
import static dev.hansei.infra.registry.annotations.AnnotationsIT.skip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.Sql;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.workflows.annotations.AnswersPolicy;
import dev.hansei.workflows.annotations.DeskRules;
import dev.hansei.workflows.annotations.ItemKey;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.Lease;
import dev.hansei.workflows.annotations.QueueCounts;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.SkipReason;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.annotations.TaskState;
import dev.hansei.workflows.projects.PersonId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Whoever labels sees no difference between gold and all else, whatever they do with it. */
class GoldHiddenIT {
  private static final DeskRules HALF = new DeskRules(0.5, 0.8, List.of(), false);

  @RegistryTest
  void movesTheCountsOfAQueueAsAllElseDoes(TestRegistry registry) {
    for (int reviewers = 1; reviewers <= 2; reviewers++) {
      var seen = new Seen(registry, reviewers, 12, 4);
      Desk other = seen.fixture.desk();
      for (int n = 0; n < 3; n++) {
        labelNext(registry, seen.fixture, seen.queue, other, "pass");
      }
      Desk desk = seen.fixture.desk();
      assertThat(seen.counts(desk).sum()).as("gold counts as planned").isEqualTo(12);
      Set<TaskId> met = new HashSet<>();
      Optional<TaskId> next = seen.next(desk);
      while (next.isPresent()) {
        QueueCounts before = seen.counts(desk);
        int remaining = seen.remaining(desk);
        boolean isSecond = seen.answers(next.get()) == 1;
        said(registry, seen.fixture, desk.person(), next.get(), "pass");
        met.add(next.get());
        int moved = reviewers == 1 || isSecond ? 1 : 0;
        assertThat(seen.counts(desk))
            .as("%d reviewers, gold: %s", reviewers, seen.gold.contains(next.get()))
            .isEqualTo(new QueueCounts(before.open() - moved, 0, before.labelled() + moved, 0, 0));
        assertThat(seen.remaining(desk)).isEqualTo(remaining - moved);
        next = seen.next(desk);
      }
      assertThat(met).containsAnyElementsOf(seen.gold);
    }
  }

  @RegistryTest
  void comesBackAfterItWasGivenBackOrItsTabWasClosed(TestRegistry registry) {
    var leases = registry.get(Leases.class);
    for (boolean isGold : List.of(false, true)) {
      var seen = new Seen(registry, 1, 12, 4);
      Desk desk = seen.fixture.desk();
      Desk newTab = new Desk(desk.person(), "a new tab");
      TaskId task = seen.until(desk, isGold);
      int waiting = seen.waiting(desk);
      leases.giveBack(seen.fixture.project(), task, desk.person());
      assertThat(seen.waiting(desk)).as("given back, gold: %s", isGold).isEqualTo(waiting);
      TaskId again = seen.next(desk).orElseThrow();
      assertThat(again).as("given back, gold: %s", isGold).isEqualTo(task);
      LeasesIT.expire(registry, again);
      assertThat(seen.waiting(desk)).as("lapsed, gold: %s", isGold).isEqualTo(waiting);
      TaskId anew = seen.next(newTab).orElseThrow();
      assertThat(anew).as("in a new tab, gold: %s", isGold).isEqualTo(again);
      said(registry, seen.fixture, desk.person(), anew, "pass");
      assertThat(seen.waiting(desk)).isEqualTo(waiting - 1);
    }
  }

  @RegistryTest
  void comesAtNoOtherTurnHoweverOftenATaskIsGivenBack(TestRegistry registry) {
    var leases = registry.get(Leases.class);
    var annotations = registry.get(Annotations.class);
    var seen = new Seen(registry, 1, 16, 5);
    Desk desk = seen.fixture.desk();
    for (int met = 0; met < 8; met++) {
      TaskId task = seen.next(desk).orElseThrow();
      int waiting = seen.waiting(desk);
      for (int round = 0; round < 5; round++) {
        leases.giveBack(seen.fixture.project(), task, desk.person());
        assertThat(seen.waiting(desk)).isEqualTo(waiting);
        assertThat(seen.next(desk)).as("gold: %s", seen.gold.contains(task)).contains(task);
      }
      skip(annotations, seen.fixture, task, desk.person(), SkipReason.BROKEN);
      annotations.undoSkip(seen.fixture.project(), task, desk);
      leases.giveBack(seen.fixture.project(), task, desk.person());
      assertThat(seen.next(desk)).as("after it was passed by").contains(task);
      var said = said(registry, seen.fixture, desk.person(), task, "pass");
      annotations.undo(seen.fixture.project(), said.id(), desk);
      leases.giveBack(seen.fixture.project(), task, desk.person());
      assertThat(seen.next(desk)).as("after a label was taken back").contains(task);
      var anew = new Submission(task, desk.person(), "pass", "", "anew " + task);
      annotations.submit(seen.fixture.project(), anew);
      assertThat(seen.waiting(desk)).isEqualTo(waiting - 1);
    }
  }

  /** Several times, for whether two of gold come one after the other is left to chance. */
  @RegistryTest
  void comesAgainInItsRowWhenManyTasksAreGivenBack(TestRegistry registry) {
    for (int time = 0; time < 5; time++) {
      comeAgainInTheirRow(registry, new Seen(registry, 1, 20, 6));
    }
  }

  private static void comeAgainInTheirRow(TestRegistry registry, Seen seen) {
    var leases = registry.get(Leases.class);
    PersonId person = seen.fixture.desk().person();
    List<Desk> desks =
        IntStream.range(0, 6).mapToObj(tab -> new Desk(person, "tab " + tab)).toList();
    List<TaskId> first = desks.stream().map(desk -> seen.next(desk).orElseThrow()).toList();
    assertThat(first).containsAnyElementsOf(seen.gold);
    assertThat(first).as("others too").anyMatch(task -> !seen.gold.contains(task));
    for (int given = 1; given <= first.size(); given++) {
      int waiting = seen.waiting(desks.getFirst());
      List<TaskId> back = first.subList(0, given);
      back.reversed().forEach(task -> leases.giveBack(seen.fixture.project(), task, person));
      assertThat(seen.waiting(desks.getFirst())).isEqualTo(waiting);
      assertThat(desks.stream().limit(given).map(desk -> seen.next(desk).orElseThrow()))
          .as("the first %d", given)
          .containsExactlyElementsOf(back);
    }
  }

  @RegistryTest
  void isTakenWhenItWasGivenBackAndSubmittedAllTheSame(TestRegistry registry) {
    var seen = new Seen(registry, 1, 12, 4);
    Desk desk = seen.fixture.desk();
    TaskId task = seen.until(desk, true);
    registry.get(Leases.class).giveBack(seen.fixture.project(), task, desk.person());
    registry.get(Leases.class).giveBack(seen.fixture.project(), task, desk.person());
    said(registry, seen.fixture, desk.person(), task, "pass");
    assertThat(seen.answers(task)).isEqualTo(1);
  }

  @RegistryTest
  void isPassedByAsAllElseIsWhenOthersAnsweredIt(TestRegistry registry) {
    var annotations = registry.get(Annotations.class);
    for (int reviewers = 1; reviewers <= 2; reviewers++) {
      var seen = new Seen(registry, reviewers, 24, 8);
      for (int other = 0; other < reviewers; other++) {
        seen.answerAllGold(seen.fixture.desk());
      }
      Desk desk = seen.fixture.desk();
      for (SkipReason why : SkipReason.values()) {
        List<TaskState> states = new ArrayList<>();
        List<Moves> moves = new ArrayList<>();
        for (boolean isGold : List.of(false, true)) {
          TaskId task = seen.until(desk, isGold);
          QueueCounts before = seen.counts(desk);
          states.add(skip(annotations, seen.fixture, task, desk.person(), why));
          moves.add(minus(seen.counts(desk), before));
          assertThat(annotations.undoSkip(seen.fixture.project(), task, desk)).isPresent();
          assertThat(seen.counts(desk)).isEqualTo(before);
        }
        assertThat(states.getLast())
            .as("%d reviewers, %s", reviewers, why)
            .isEqualTo(states.getFirst())
            .isEqualTo(reviewers == 1 && why.isOfTheItem() ? TaskState.SKIPPED : TaskState.OPEN);
        assertThat(moves.getLast()).isEqualTo(moves.getFirst());
        said(registry, seen.fixture, desk.person(), seen.next(desk).orElseThrow(), "pass");
      }
    }
  }

  private static Moves minus(QueueCounts now, QueueCounts before) {
    return new Moves(
        now.open() - before.open(),
        now.labelled() - before.labelled(),
        now.skipped() - before.skipped());
  }

  /** By how much the counts moved. */
  private record Moves(int open, int labelled, int skipped) {}

  @RegistryTest
  void leavesTheCountsOfAllAsLabelledWhenItIsRetired(TestRegistry registry) {
    var annotations = registry.get(Annotations.class);
    var seen = new Seen(registry, 2, 24, 8);
    Desk desk = seen.fixture.desk();
    TaskId answered = seen.until(desk, true);
    said(registry, seen.fixture, desk.person(), answered, "pass");
    TaskId passed = seen.until(desk, true);
    skip(annotations, seen.fixture, passed, desk.person(), SkipReason.NOT_FOR_ME);
    TaskId held = seen.until(desk, true);
    QueueCounts before = seen.counts(desk);
    seen.retireAll();
    QueueCounts after = seen.counts(desk);
    assertThat(after.labelled() - before.labelled()).as("all but what is held").isEqualTo(7);
    assertThat(after.open()).isEqualTo(before.open() - 7);
    assertThat(skip(annotations, seen.fixture, held, desk.person(), SkipReason.NOT_FOR_ME))
        .isEqualTo(TaskState.OPEN);
    assertThat(annotations.undoSkip(seen.fixture.project(), held, desk)).isPresent();
    assertThat(seen.counts(desk)).isEqualTo(after);
    said(registry, seen.fixture, desk.person(), held, "pass");
    assertThat(seen.counts(desk).labelled()).isEqualTo(after.labelled() + 1);
    while (seen.next(desk).isPresent()) {
      said(registry, seen.fixture, desk.person(), seen.next(desk).orElseThrow(), "pass");
    }
    Desk second = seen.fixture.desk();
    while (seen.next(second).isPresent()) {
      said(registry, seen.fixture, second.person(), seen.next(second).orElseThrow(), "pass");
    }
    assertThat(seen.counts(second)).isEqualTo(new QueueCounts(0, 0, 24, 0, 0));
    assertThat(seen.counts(desk)).isEqualTo(new QueueCounts(0, 0, 24, 0, 0));
    assertThat(seen.remaining(desk)).isZero();
  }

  @RegistryTest
  void isHeldByNumbersThatTellNothing(TestRegistry registry) {
    var seen = new Seen(registry, 1, 12, 4);
    Desk desk = seen.fixture.desk();
    var leases = registry.get(Leases.class);
    var annotations = registry.get(Annotations.class);
    List<Long> numbers = new ArrayList<>();
    for (boolean isGold : List.of(false, true)) {
      TaskId task = seen.until(desk, isGold);
      leases.giveBack(seen.fixture.project(), task, desk.person());
      Lease again =
          leases.next(seen.fixture.project(), seen.queue, desk, List.of()).orElseThrow().lease();
      numbers.add(again.number());
      TaskState skipped =
          skip(annotations, seen.fixture, again.taskId(), desk.person(), SkipReason.BROKEN);
      assertThat(skipped).isEqualTo(TaskState.SKIPPED);
      numbers.add(
          annotations
              .undoSkip(seen.fixture.project(), again.taskId(), desk)
              .orElseThrow()
              .number());
      var said = said(registry, seen.fixture, desk.person(), again.taskId(), "pass");
      numbers.add(
          annotations.undo(seen.fixture.project(), said.id(), desk).lease().orElseThrow().number());
      var anew = new Submission(again.taskId(), desk.person(), "fail", "", "anew " + isGold);
      annotations.submit(seen.fixture.project(), anew);
    }
    assertThat(numbers).doesNotHaveDuplicates().allSatisfy(it -> assertThat(it).isPositive());
    assertThat(numbers).as("none counts").noneMatch(number -> number < 1_000_000);
  }

  @RegistryTest
  void standsOutOfNoOrderThatTheTextsGive(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 24);
    List<Sha256Line> items = new ArrayList<>();
    QueueId queue = fixture.open(1);
    Desk desk = fixture.desk();
    Optional<Handed> next =
        registry.get(Leases.class).next(fixture.project(), queue, desk, List.of());
    while (next.isPresent()) {
      items.add(new Sha256Line(next.get().task().item()));
      said(registry, fixture, desk.person(), next.get().task().id(), "pass");
      next = registry.get(Leases.class).next(fixture.project(), queue, desk, List.of());
    }
    assertThat(items).hasSize(24);
    assertThat(items.stream().sorted().toList())
        .as("once in 10^23 it is sorted by chance")
        .isNotEqualTo(items);
  }

  /** An item by its hash. */
  private record Sha256Line(ItemKey item) implements Comparable<Sha256Line> {
    @Override
    public int compareTo(Sha256Line other) {
      return item.compareTo(other.item);
    }
  }

  /** A queue with gold, and what its annotators are shown. */
  private static final class Seen {
    private final TestRegistry registry;
    private final QueueFixture fixture;
    private final QueueId queue;
    private final List<TaskId> gold;

    Seen(TestRegistry registry, int reviewers, int items, int gold) {
      this.registry = registry;
      this.fixture = new QueueFixture(registry, items);
      this.queue =
          fixture.open(
              fixture.at(
                  fixture.input(reviewers, QueuePlan.ITEMS_MAX, new LabelKind.PassFail()), HALF));
      List<NewGold> marked = new ArrayList<>();
      for (int item = 0; item < gold; item++) {
        marked.add(
            new NewGold(
                Optional.empty(),
                Optional.of(ItemKey.of(fixture.question(item), fixture.answer(item))),
                Map.of(AnswersPolicy.LEAD, "pass"),
                "It is known."));
      }
      registry.get(Golds.class).mark(fixture.project(), queue, marked, fixture.annotator());
      this.gold =
          registry.get(Golds.class).of(fixture.project(), queue).stream()
              .map(item -> item.task().id())
              .toList();
    }

    Optional<TaskId> next(Desk desk) {
      return LeasesIT.next(registry, fixture, queue, desk);
    }

    /** Labels until the next task is gold, or is none; that one is held. */
    TaskId until(Desk desk, boolean isGold) {
      TaskId next = next(desk).orElseThrow();
      while (gold.contains(next) != isGold) {
        said(registry, fixture, desk.person(), next, "pass");
        next = next(desk).orElseThrow();
      }
      return next;
    }

    /** As somebody who came before would. */
    void answerAllGold(Desk desk) {
      for (TaskId task : gold) {
        said(registry, fixture, desk.person(), task, "pass");
      }
    }

    void retireAll() {
      for (TaskId task : gold) {
        registry.get(Golds.class).retire(fixture.project(), queue, task, fixture.annotator());
      }
    }

    QueueCounts counts(Desk desk) {
      var view = registry.get(Queues.class).require(fixture.project(), queue);
      var own = registry.get(GoldSights.class).of(fixture.project(), queue, desk.person());
      QueueView blind = view.blind(own);
      assertThat(blind.queue().planned()).isEqualTo(blind.counts().sum());
      return blind.counts();
    }

    int remaining(Desk desk) {
      return registry.get(Tasks.class).remaining(fixture.project(), desk.person());
    }

    int waiting(Desk desk) {
      return registry.get(Tasks.class).waitingFor(fixture.project(), queue, desk.person());
    }

    long answers(TaskId task) {
      return new Sql(registry.database())
          .number(
              "SELECT COUNT(*) FROM annotations_annotation WHERE task_id = ? AND stands = TRUE",
              task.value());
    }
  }
}
