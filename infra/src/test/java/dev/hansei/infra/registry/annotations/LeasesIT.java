package dev.hansei.infra.registry.annotations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hansei.infra.registry.InParallel;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.Sql;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.workflows.annotations.AnnotateInput;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.Deadline;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.Lease;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.TaskId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

class LeasesIT {
  @RegistryTest
  void givesEachTaskToOneOfFiftyWhoReachAtOnce(TestRegistry registry) throws Exception {
    var fixture = new QueueFixture(registry, 60);
    QueueId queue = fixture.open(1);
    List<Desk> desks = IntStream.range(0, 50).mapToObj(_ -> fixture.desk()).toList();

    List<TaskId> taken =
        InParallel.run(
            50, thread -> next(registry, fixture, queue, desks.get(thread)).orElseThrow());

    assertThat(taken).doesNotHaveDuplicates().hasSize(50);
    assertThat(held(registry, fixture)).isEqualTo(50);
  }

  @RegistryTest
  void losesNoneWhenFiftyLabelEverythingTwice(TestRegistry registry) throws Exception {
    var fixture = new QueueFixture(registry, 40);
    QueueId queue = fixture.open(2);
    List<Desk> desks = IntStream.range(0, 50).mapToObj(_ -> fixture.desk()).toList();

    List<List<TaskId>> labelled =
        InParallel.run(50, thread -> labelAll(registry, fixture, queue, desks.get(thread)));

    for (List<TaskId> own : labelled) {
      assertThat(own).as("nobody gets an item twice").doesNotHaveDuplicates();
    }
    assertThat(labelled.stream().mapToInt(List::size).sum()).isEqualTo(80);
    var look = registry.get(Queues.class).look(fixture.name(queue));
    assertThat(look.reviews()).isEqualTo(80);
    assertThat(look.counts().labelled()).isEqualTo(40);
    assertThat(held(registry, fixture)).isZero();
  }

  private static List<TaskId> labelAll(
      TestRegistry registry, QueueFixture fixture, QueueId queue, Desk desk) {
    List<TaskId> own = new ArrayList<>();
    while (true) {
      Optional<TaskId> task = next(registry, fixture, queue, desk);
      if (task.isEmpty()) {
        return own;
      }
      registry
          .get(Annotations.class)
          .submit(
              fixture.project(),
              new Submission(task.get(), desk.person(), "pass", "", "k-" + task.get()));
      own.add(task.get());
    }
  }

  @RegistryTest
  void givesADeskBackWhatItHeldAndAnotherDeskSomethingElse(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 4);
    QueueId queue = fixture.open(1);
    Desk left = fixture.desk();
    Desk right = new Desk(left.person(), "other tab");
    TaskId first = next(registry, fixture, queue, left).orElseThrow();

    assertThat(next(registry, fixture, queue, left)).as("after a reload").contains(first);
    assertThat(next(registry, fixture, queue, left, first)).get().isNotEqualTo(first);
    assertThat(next(registry, fixture, queue, right)).get().isNotEqualTo(first);
  }

  @RegistryTest
  void givesAnItemToTheNextWhenALeaseHasEnded(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 1);
    QueueId queue = fixture.open(1);
    Desk slow = fixture.desk();
    Desk quick = fixture.desk();
    TaskId task = next(registry, fixture, queue, slow).orElseThrow();
    assertThat(next(registry, fixture, queue, quick)).as("it is held").isEmpty();

    expire(registry, task);
    assertThat(next(registry, fixture, queue, quick)).contains(task);
    var late = refusal(() -> submit(registry, fixture, of(slow, task, "pass", "slow-1")));
    assertThat(late.code()).isEqualTo("lease-lost");
    assertThat(late).hasMessageContaining("somebody else has it now");
    submit(registry, fixture, of(quick, task, "fail", "quick-1"));
    assertThat(refusal(() -> submit(registry, fixture, of(slow, task, "pass", "slow-1"))))
        .hasMessageContaining("labelled since");
  }

  @RegistryTest
  void takesALateLabelAsLongAsNobodyElseHasTheTask(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 1);
    QueueId queue = fixture.open(1);
    Desk slow = fixture.desk();
    TaskId task = next(registry, fixture, queue, slow).orElseThrow();
    expire(registry, task);
    registry.get(Queues.class).late(fixture.name(queue), reassign());
    submit(registry, fixture, of(slow, task, "pass", "late"));
    assertThat(registry.get(Queues.class).look(fixture.name(queue)).counts().labelled())
        .isEqualTo(1);
  }

  @RegistryTest
  void extendsOnlyTheHoldThatIsMeant(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 1);
    QueueId queue = fixture.open(1);
    Desk desk = fixture.desk();
    var leases = registry.get(Leases.class);
    Lease lease = leases.next(fixture.project(), queue, desk, List.of()).orElseThrow().lease();
    expire(registry, lease.taskId());
    assertThat(extend(leases, fixture, desk, lease).orElseThrow()).isAfter(Instant.now());
    expire(registry, lease.taskId());
    assertThat(next(registry, fixture, queue, fixture.desk())).isPresent();
    assertThat(extend(leases, fixture, desk, lease)).as("somebody else has it").isEmpty();
  }

  @RegistryTest
  void letsOthersHaveWhatIsGivenBack(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 1);
    QueueId queue = fixture.open(1);
    Desk first = fixture.desk();
    TaskId task = next(registry, fixture, queue, first).orElseThrow();
    registry.get(Leases.class).giveBack(fixture.project(), task, first.person());
    registry.get(Leases.class).giveBack(fixture.project(), task, first.person());
    assertThat(next(registry, fixture, queue, fixture.desk())).contains(task);
  }

  @RegistryTest
  void boundsWhatOnePersonHolds(TestRegistry registry) {
    var fixture = new QueueFixture(registry, Lease.HELD_MAX + 2);
    QueueId queue = fixture.open(1);
    Desk greedy = fixture.desk();
    Set<TaskId> shown = new HashSet<>();
    for (int n = 0; n < Lease.HELD_MAX; n++) {
      shown.add(next(registry, fixture, queue, greedy, shown.toArray(TaskId[]::new)).orElseThrow());
    }
    assertThat(shown).hasSize(Lease.HELD_MAX);
    assertThat(
            refusal(() -> next(registry, fixture, queue, greedy, shown.toArray(TaskId[]::new)))
                .code())
        .isEqualTo("too-many-held");
  }

  @RegistryTest
  void isForThoseWhoWereNamedUntilTheyAreLate(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 2);
    Desk named = fixture.desk();
    Desk other = fixture.desk();
    AnnotateInput plain = fixture.input(1, 10, new LabelKind.PassFail());
    QueueId queue = fixture.open(fixture.assignedTo(plain, named.person()));
    assertThat(refusal(() -> next(registry, fixture, queue, other)).code())
        .isEqualTo("not-assigned");
    assertThat(next(registry, fixture, queue, named)).isPresent();
    registry.get(Queues.class).late(fixture.name(queue), reassign());
    TaskId task = next(registry, fixture, queue, other).orElseThrow();
    var said = new Submission(task, other.person(), "pass", "", "late-helper");
    assertThat(registry.get(Annotations.class).submit(fixture.project(), said).author())
        .isEqualTo(new Author.ByPerson(other.person()));
  }

  private static Deadline.Step reassign() {
    return Deadline.Step.REASSIGN;
  }

  private static Optional<Instant> extend(
      Leases leases, QueueFixture fixture, Desk desk, Lease lease) {
    return leases.extend(fixture.project(), lease.taskId(), desk.person(), lease.number());
  }

  static Optional<TaskId> next(
      TestRegistry registry, QueueFixture fixture, QueueId queue, Desk desk, TaskId... shown) {
    return registry
        .get(Leases.class)
        .next(fixture.project(), queue, desk, List.of(shown))
        .map(handed -> handed.task().id());
  }

  private static void submit(TestRegistry registry, QueueFixture fixture, Submission said) {
    registry.get(Annotations.class).submit(fixture.project(), said);
  }

  private static Submission of(Desk desk, TaskId task, String label, String key) {
    return new Submission(task, desk.person(), label, "", key);
  }

  /** As if the lease's time were over. */
  static void expire(TestRegistry registry, TaskId task) {
    int changed =
        new Sql(registry.database())
            .execute(
                """
                UPDATE annotations_place SET lease_until = '2026-01-01 00:00:00'
                WHERE task_id = ? AND state = 'HELD'
                """,
                task.value());
    assertThat(changed).isEqualTo(1);
  }

  private static long held(TestRegistry registry, QueueFixture fixture) {
    return new Sql(registry.database())
        .number(
            "SELECT COUNT(*) FROM annotations_place WHERE project_id = ? AND state = 'HELD'",
            fixture.project().value());
  }

  static RegistryException refusal(Runnable work) {
    var refused = catchThrowableOfType(RegistryException.class, work::run);
    assertThat(refused).isNotNull();
    return refused;
  }
}
