package dev.hansei.infra.registry.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.Sql;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.workflows.annotations.Annotation;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.SkipReason;
import dev.hansei.workflows.annotations.TaskId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** What a person is told is left, and has done. */
class WaitingIT {
  private static final int ITEMS = 8;
  private static final int STEPS = 150;

  /** Of every place, what makes its task one that a person could be given now. */
  private static final String LOOKED_AT_ONE_BY_ONE =
      """
      SELECT COUNT(DISTINCT p.task_id) FROM annotations_place p
      JOIN annotations_task t ON t.project_id = p.project_id AND t.task_id = p.task_id
        AND t.state = CASE p.purpose WHEN 'REVIEW' THEN 'OPEN' ELSE 'DISPUTED' END
      WHERE p.project_id = ? AND p.queue_id = ?
        AND (p.state = 'FREE' OR (p.state = 'HELD' AND (p.lease_until < UTC_TIMESTAMP(6)
          OR p.person_id = ?)))
        AND NOT EXISTS (SELECT 1 FROM annotations_place o
          WHERE o.project_id = p.project_id AND o.task_id = p.task_id
            AND o.person_id = ? AND o.place <> p.place)
        AND NOT EXISTS (SELECT 1 FROM annotations_skip s
          WHERE s.project_id = p.project_id AND s.task_id = p.task_id AND s.person_id = ?)
        AND NOT EXISTS (SELECT 1 FROM annotations_conflict x
          WHERE x.project_id = p.project_id AND x.task_id = p.task_id AND x.person_id = ?)
      """;

  @RegistryTest
  void countsTasksAndNotPlaces(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 4);
    QueueId queue = fixture.open(2);
    Desk one = fixture.desk();
    Desk two = fixture.desk();
    Desk three = fixture.desk();
    assertThat(waiting(registry, fixture, queue, one)).isEqualTo(4);
    TaskId task = LeasesIT.next(registry, fixture, queue, one).orElseThrow();
    assertThat(LeasesIT.next(registry, fixture, queue, two)).contains(task);
    assertThat(waiting(registry, fixture, queue, one)).as("with what one holds").isEqualTo(4);
    assertThat(waiting(registry, fixture, queue, three)).as("both places are held").isEqualTo(3);

    AnnotationsIT.said(registry, fixture, one.person(), task, "pass");
    assertThat(waiting(registry, fixture, queue, one)).isEqualTo(3);
    assertThat(waiting(registry, fixture, queue, two)).isEqualTo(4);
    AnnotationsIT.said(registry, fixture, two.person(), task, "fail");
    registry.get(Queues.class).openAdjudications(fixture.name(queue));
    assertThat(waiting(registry, fixture, queue, two)).isEqualTo(3);
    assertThat(waiting(registry, fixture, queue, three)).as("may settle it").isEqualTo(4);
  }

  @RegistryTest
  void countsOnlyOnesOwnLabelsThatStandSinceThen(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 4);
    QueueId queue = fixture.open(2);
    Desk one = fixture.desk();
    Instant before = Instant.now().minusSeconds(60);
    AnnotationsIT.labelNext(registry, fixture, queue, fixture.desk(), "pass");
    AnnotationsIT.labelNext(registry, fixture, queue, one, "pass");
    TaskId task = LeasesIT.next(registry, fixture, queue, one).orElseThrow();
    Annotation second = AnnotationsIT.said(registry, fixture, one.person(), task, "pass");
    assertThat(mine(registry, fixture, queue, one, before)).isEqualTo(2);
    registry.get(Annotations.class).undo(fixture.project(), second.id(), one);
    assertThat(mine(registry, fixture, queue, one, before)).isEqualTo(1);
    assertThat(mine(registry, fixture, queue, one, Instant.now().plusSeconds(60))).isZero();
    assertThat(mine(registry, fixture, fixture.open(1), one, before)).isZero();
  }

  @RegistryTest
  void saysWhatLookingAtEveryPlaceSaysWhateverPeopleDo(TestRegistry registry) {
    for (int reviewers = 1; reviewers <= 2; reviewers++) {
      var people = new Crowd(registry, new QueueFixture(registry, ITEMS), reviewers);
      for (int step = 0; step < STEPS; step++) {
        String did = people.step();
        for (Desk desk : people.desks) {
          long expected =
              new Sql(registry.database())
                  .number(
                      LOOKED_AT_ONE_BY_ONE,
                      people.fixture.project().value(),
                      people.queue.value(),
                      desk.person().value(),
                      desk.person().value(),
                      desk.person().value(),
                      desk.person().value());
          assertThat((long) waiting(registry, people.fixture, people.queue, desk))
              .as("%d reviewers, step %d: %s", reviewers, step, did)
              .isEqualTo(expected);
        }
      }
    }
  }

  /** Some people who do anything that people can, the same each time. */
  private static final class Crowd {
    private final TestRegistry registry;
    private final QueueFixture fixture;
    private final QueueId queue;
    private final List<Desk> desks;
    private final List<Annotation> said = new ArrayList<>();
    private final List<TaskId> known = new ArrayList<>();
    private final Random random = new Random(7);

    Crowd(TestRegistry registry, QueueFixture fixture, int reviewers) {
      this.registry = registry;
      this.fixture = fixture;
      this.queue = fixture.open(reviewers);
      this.desks = IntStream.range(0, 4).mapToObj(_ -> fixture.desk()).toList();
      // Some of it is the first one's own work.
      new Sql(registry.database())
          .execute(
              """
              INSERT INTO annotations_conflict (project_id, task_id, person_id, queue_id, reason)
              SELECT project_id, task_id, ?, queue_id, 'CASE' FROM annotations_task
              WHERE queue_id = ? AND ordinal < 3
              """,
              desks.getFirst().person().value(),
              queue.value());
    }

    String step() {
      Desk desk = desks.get(random.nextInt(desks.size()));
      int what = random.nextInt(9);
      try {
        act(desk, what);
        return what + " was done";
      } catch (RegistryException e) {
        return what + " was refused: " + e.code();
      }
    }

    private void act(Desk desk, int what) {
      var annotations = registry.get(Annotations.class);
      switch (what) {
        case 0, 1 -> LeasesIT.next(registry, fixture, queue, desk).ifPresent(known::add);
        case 2, 3 -> said.add(label(desk));
        case 4 -> {
          SkipReason why = random.nextBoolean() ? SkipReason.BROKEN : SkipReason.NOT_FOR_ME;
          annotations.skip(fixture.project(), task(), desk.person(), why, "");
        }
        case 5 -> annotations.undoSkip(fixture.project(), task(), desk);
        case 6 -> registry.get(Leases.class).giveBack(fixture.project(), task(), desk.person());
        case 7 -> undo(desk);
        default -> {
          registry.get(Queues.class).openAdjudications(fixture.name(queue));
          expire(desk);
        }
      }
    }

    private Annotation label(Desk desk) {
      TaskId task = LeasesIT.next(registry, fixture, queue, desk).orElseGet(this::task);
      String word = random.nextBoolean() ? "pass" : "fail";
      var submission = new Submission(task, desk.person(), word, "", "k-" + random.nextLong());
      return AnnotationsIT.submit(registry, fixture, submission);
    }

    private void undo(Desk desk) {
      if (!said.isEmpty()) {
        Annotation one = said.get(random.nextInt(said.size()));
        registry.get(Annotations.class).undo(fixture.project(), one.id(), desk);
      }
    }

    private TaskId task() {
      return known.isEmpty()
          ? LeasesIT.next(registry, fixture, queue, desks.getFirst()).orElseThrow()
          : known.get(random.nextInt(known.size()));
    }

    /** As if the time of all its leases were over. */
    private void expire(Desk desk) {
      new Sql(registry.database())
          .execute(
              """
              UPDATE annotations_place SET lease_until = '2026-01-01 00:00:00'
              WHERE project_id = ? AND queue_id = ? AND person_id = ? AND state = 'HELD'
              """,
              fixture.project().value(),
              queue.value(),
              desk.person().value());
    }
  }

  private static int waiting(
      TestRegistry registry, QueueFixture fixture, QueueId queue, Desk desk) {
    return registry.get(Tasks.class).waitingFor(fixture.project(), queue, desk.person());
  }

  private static int mine(
      TestRegistry registry, QueueFixture fixture, QueueId queue, Desk desk, Instant since) {
    var author = new Author.ByPerson(desk.person());
    return registry.get(Tasks.class).countOf(fixture.project(), queue, author, since);
  }
}
