package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Statements on {@code annotations_notice}; what was told once is not told again. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface NoticeRepository extends GenericRepository<NoticeRow, UUID> {
  /** Those of some people who still have a role, for the step. */
  @Query(
      """
      INSERT INTO annotations_notice (project_id, queue_id, person_id, step, created_at)
      SELECT DISTINCT m.project_id, :queueId, m.person_id, :step, :at FROM projects_member m
      WHERE m.project_id = :projectId AND m.role IN ('ANNOTATOR', 'LEAD')
        AND m.person_id IN (:people)
      ON DUPLICATE KEY UPDATE created_at = annotations_notice.created_at
      """)
  void tell(
      @Binary16 UUID projectId,
      @Binary16 UUID queueId,
      String step,
      Instant at,
      @Expandable List<byte[]> people);

  /** Who has a role, in an order that is another one for each queue. */
  @Query(
      """
      SELECT person_id FROM projects_member
      WHERE project_id = :projectId AND role = :role
      ORDER BY SHA2(CONCAT(HEX(person_id), HEX(:queueId)), 256) LIMIT 500
      """)
  List<SomebodyRow> having(@Binary16 UUID projectId, String role, @Binary16 UUID queueId);

  /** What a person was told of queues that still take labels, newest first. */
  @Query(
      """
      SELECT n.queue_id, n.step, n.created_at, q.name, q.deadline FROM annotations_notice n
      JOIN annotations_queue q ON q.project_id = n.project_id AND q.queue_id = n.queue_id
        AND q.state IN ('OPEN', 'OVERDUE')
      WHERE n.project_id = :projectId AND n.person_id = :person
      ORDER BY n.created_at DESC LIMIT 50
      """)
  List<NoticeRow> of(@Binary16 UUID projectId, @Binary16 UUID person);

  /** Who was told so of a queue. */
  @Query(
      """
      SELECT person_id FROM annotations_notice
      WHERE project_id = :projectId AND queue_id = :queueId AND step = :step
      ORDER BY person_id
      """)
  List<SomebodyRow> told(@Binary16 UUID projectId, @Binary16 UUID queueId, String step);
}
