package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code annotations_gold}. Who adds to a queue's gold has locked the queue. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface GoldRepository extends GenericRepository<GoldRow, UUID> {
  /** What was said before of the same task gives way; audit and answers keep what was. */
  @Query(
      """
      INSERT INTO annotations_gold (project_id, queue_id, task_id, answers, reason, marked_by,
        marked_at, retired_at)
      VALUES (:projectId, :queueId, :taskId, :answers, :reason, :markedBy, :markedAt, :retiredAt)
      ON DUPLICATE KEY UPDATE answers = VALUES(answers), reason = VALUES(reason),
        marked_by = VALUES(marked_by), marked_at = VALUES(marked_at), retired_at = NULL
      """)
  void put(GoldRow row);

  @Query(
      """
      UPDATE annotations_gold SET retired_at = :at
      WHERE project_id = :projectId AND queue_id = :queueId AND task_id = :taskId
        AND retired_at IS NULL
      """)
  int retire(UUID projectId, UUID queueId, UUID taskId, Instant at);

  @Query(
      """
      SELECT * FROM annotations_gold
      WHERE project_id = :projectId AND queue_id = :queueId AND task_id = :taskId
      FOR UPDATE
      """)
  Optional<GoldRow> lock(UUID projectId, UUID queueId, UUID taskId);

  /** For a locked row: another right answer and reason, and whether it is in use. */
  @Query(
      """
      UPDATE annotations_gold
      SET answers = :answers, reason = :reason, retired_at = :retiredAt
      WHERE project_id = :projectId AND queue_id = :queueId AND task_id = :taskId
      """)
  void change(GoldRow row);

  /** In the order of tasks; bounded by how much gold a queue may have. */
  @Query(
      """
      SELECT * FROM annotations_gold
      WHERE project_id = :projectId AND queue_id = :queueId ORDER BY task_id
      """)
  List<GoldRow> ofQueue(UUID projectId, UUID queueId);

  /** What a person neither saw, passed by, wrote nor marked; bounded as well. */
  @Query(
      """
      SELECT g.* FROM annotations_gold g
      LEFT JOIN annotations_place o ON o.project_id = g.project_id AND o.task_id = g.task_id
        AND o.person_id = :person
      LEFT JOIN annotations_skip s ON s.project_id = g.project_id AND s.task_id = g.task_id
        AND s.person_id = :person
      LEFT JOIN annotations_conflict x ON x.project_id = g.project_id AND x.task_id = g.task_id
        AND x.person_id = :person
      WHERE g.project_id = :projectId AND g.queue_id = :queueId AND g.retired_at IS NULL
        AND g.marked_by <> :person AND o.task_id IS NULL AND s.task_id IS NULL
        AND x.task_id IS NULL
      ORDER BY g.task_id
      """)
  List<GoldRow> openFor(UUID projectId, UUID queueId, @Binary16 UUID person);
}
