package dev.hansei.infra.registry.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.Sql;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.TaskId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A queue of 10,000 tasks that want two reviews; one person has done 4,000 and nobody else any. */
class ManyTasksIT {
  private static final int TASKS = 10_000;
  private static final int DONE = 4_000;

  /** A claim looks at 64 candidates, each with its task and what the person did of it. */
  private static final long ROWS_A_CLAIM = 1_500;

  private static final int TRIES = 5;

  private static final String DIGITS =
      "(SELECT 0 AS n UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4"
          + " UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8"
          + " UNION ALL SELECT 9)";

  @RegistryTest
  void neitherAClaimNorACountReadsWhatEverybodyDid(TestRegistry registry) throws Exception {
    var fixture = new QueueFixture(registry, 1);
    QueueId queue = fixture.open(2);
    var sql = new Sql(registry.database());
    multiply(sql, queue);
    Desk diligent = fixture.desk();
    Desk fresh = fixture.desk();
    fill(sql, queue, diligent);

    assertThat(leastRowsOfClaims(registry, fixture, queue, fresh)).isLessThan(ROWS_A_CLAIM);
    assertThat(leastRowsOfClaims(registry, fixture, queue, diligent)).isLessThan(ROWS_A_CLAIM);

    var tasks = registry.get(Tasks.class);
    var author = new Author.ByPerson(fresh.person());
    assertThat(tasks.waitingFor(fixture.project(), queue, diligent.person()))
        .isEqualTo(TASKS - DONE);
    assertThat(tasks.waitingFor(fixture.project(), queue, fresh.person())).isEqualTo(TASKS);
    assertThat(leastRows(sql, () -> tasks.waitingFor(fixture.project(), queue, fresh.person())))
        .isLessThan(ROWS_A_CLAIM);
    assertThat(leastRows(sql, () -> tasks.countOf(fixture.project(), queue, author, Instant.EPOCH)))
        .isLessThan(ROWS_A_CLAIM);
  }

  @RegistryTest
  void whatIsGivenBackIsFoundByWhoHasNothingElseLeft(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 4);
    QueueId queue = fixture.open(1);
    Desk slow = fixture.desk();
    Desk quick = fixture.desk();
    TaskId first = LeasesIT.next(registry, fixture, queue, slow).orElseThrow();
    List<TaskId> own = new ArrayList<>();
    own.add(AnnotationsIT.labelNext(registry, fixture, queue, quick, "pass"));
    own.add(AnnotationsIT.labelNext(registry, fixture, queue, quick, "pass"));
    registry.get(Leases.class).giveBack(fixture.project(), first, slow.person());
    own.add(AnnotationsIT.labelNext(registry, fixture, queue, quick, "pass"));
    own.add(AnnotationsIT.labelNext(registry, fixture, queue, quick, "pass"));
    assertThat(own).doesNotHaveDuplicates().contains(first);
    assertThat(LeasesIT.next(registry, fixture, queue, quick)).isEmpty();
  }

  private static long leastRowsOfClaims(
      TestRegistry registry, QueueFixture fixture, QueueId queue, Desk desk) throws SQLException {
    Set<TaskId> shown = new HashSet<>();
    // This one looks for where to begin.
    shown.add(LeasesIT.next(registry, fixture, queue, desk).orElseThrow());
    long least =
        leastRows(
            new Sql(registry.database()),
            () ->
                shown.add(
                    LeasesIT.next(registry, fixture, queue, desk, shown.toArray(TaskId[]::new))
                        .orElseThrow()));
    assertThat(shown).hasSize(1 + TRIES);
    return least;
  }

  /** The least of some tries: other work of the process reads rows too. */
  private static long leastRows(Sql sql, Runnable reading) throws SQLException {
    long least = Long.MAX_VALUE;
    for (int one = 0; one < TRIES; one++) {
      long before = rowsRead(sql);
      reading.run();
      least = Math.min(least, rowsRead(sql) - before);
    }
    return least;
  }

  private static long rowsRead(Sql sql) throws SQLException {
    long rows = 0;
    try (var connection = sql.connect();
        var statement = connection.createStatement();
        var found = statement.executeQuery("SHOW GLOBAL STATUS LIKE 'Handler_read_%'")) {
      while (found.next()) {
        boolean isOfTemporary = found.getString(1).startsWith("Handler_read_rnd");
        rows += isOfTemporary ? 0 : found.getLong(2);
      }
    }
    return rows;
  }

  /** Of the queue's one task 10,000 that differ in their items. */
  private static void multiply(Sql sql, QueueId queue) {
    sql.execute(
        """
        INSERT INTO annotations_task (project_id, task_id, queue_id, item_sha256, run_id, ordinal,
          case_id, call_key, split, state, label, resolution)
        SELECT t.project_id, SUBSTRING(UNHEX(SHA2(CONCAT(HEX(t.task_id), m.n), 256)), 1, 16),
          t.queue_id, UNHEX(SHA2(CONCAT('item ', m.n), 256)), t.run_id, t.ordinal, t.case_id,
          t.call_key, t.split, t.state, t.label, t.resolution
        FROM annotations_task t
        JOIN (SELECT a.n + 10 * b.n + 100 * c.n + 1000 * d.n AS n
          FROM %1$s a CROSS JOIN %1$s b CROSS JOIN %1$s c CROSS JOIN %1$s d) m ON m.n > 0
        WHERE t.queue_id = ?
        """
            .formatted(DIGITS),
        queue.value());
    sql.execute("DELETE FROM annotations_place WHERE queue_id = ?", queue.value());
    sql.execute(
        """
        INSERT INTO annotations_place (project_id, task_id, place, queue_id, order_key, purpose,
          state, person_id, desk, lease_number, lease_until)
        SELECT t.project_id, t.task_id, p.n, t.queue_id, t.item_sha256, 'REVIEW', 'FREE', NULL, '',
          0, NULL
        FROM annotations_task t JOIN %s p ON p.n < 2
        WHERE t.queue_id = ?
        """
            .formatted(DIGITS),
        queue.value());
    sql.texts("ANALYZE TABLE annotations_task, annotations_place");
  }

  /** Somebody's reviews of the first tasks. */
  private static void fill(Sql sql, QueueId queue, Desk desk) {
    sql.execute(
        """
        UPDATE annotations_place SET state = 'DONE', person_id = ?, lease_number = 2
        WHERE queue_id = ? AND place = 0 ORDER BY order_key LIMIT %d
        """
            .formatted(DONE),
        desk.person().value(),
        queue.value());
    sql.execute(
        """
        INSERT INTO annotations_annotation (project_id, annotation_id, queue_id, task_id, place,
          purpose, author, brought_by, label, note, submit_key, stands, created_at, withdrawn_at)
        SELECT project_id, SUBSTRING(UNHEX(SHA2(CONCAT('label ', HEX(task_id)), 256)), 1, 16),
          queue_id, task_id, place, purpose, ?, person_id, 'pass', '', HEX(task_id), TRUE,
          UTC_TIMESTAMP(6), NULL
        FROM annotations_place WHERE queue_id = ? AND state = 'DONE'
        """,
        new Author.ByPerson(desk.person()).label(),
        queue.value());
    sql.texts("ANALYZE TABLE annotations_annotation");
  }
}
