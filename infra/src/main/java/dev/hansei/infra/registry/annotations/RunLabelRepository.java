package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** What people said of the answers of a run. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface RunLabelRepository extends GenericRepository<RunLabel, Integer> {
  /**
   * Passes and fails that count, on each criterion that a queue or a field of its form asks about;
   * none that a model or a stand-in reviewed. Bounded by what queues take.
   */
  @Query(
      """
      SELECT t.ordinal, t.task_id, t.queue_id, q.criterion_id, t.label AS word, t.split, t.chance,
        q.state IN ('CLOSED', 'CANCELLED') AS ended
      FROM annotations_task t
      JOIN annotations_queue q ON q.project_id = t.project_id AND q.queue_id = t.queue_id
      WHERE t.project_id = :projectId AND t.run_id = :runId AND t.state = 'LABELLED'
        AND t.label IN ('pass', 'fail')
        AND NOT EXISTS (SELECT 1 FROM annotations_annotation a
          WHERE a.project_id = t.project_id AND a.task_id = t.task_id AND a.stands = TRUE
            AND a.purpose IN ('REVIEW', 'ADJUDICATION')
            AND (a.author LIKE 'model:%' OR a.author LIKE 'simulated:%'))
      UNION
      SELECT t.ordinal, t.task_id, t.queue_id, s.criterion_id, s.word, t.split, t.chance,
        q.state IN ('CLOSED', 'CANCELLED') AS ended
      FROM annotations_task t
      JOIN annotations_queue q ON q.project_id = t.project_id AND q.queue_id = t.queue_id
      JOIN annotations_settled s ON s.project_id = t.project_id AND s.task_id = t.task_id
        AND s.criterion_id IS NOT NULL AND s.word IN ('pass', 'fail')
      WHERE t.project_id = :projectId AND t.run_id = :runId AND t.state = 'LABELLED'
        AND NOT EXISTS (SELECT 1 FROM annotations_annotation a
          WHERE a.project_id = t.project_id AND a.task_id = t.task_id AND a.stands = TRUE
            AND a.purpose IN ('REVIEW', 'ADJUDICATION')
            AND (a.author LIKE 'model:%' OR a.author LIKE 'simulated:%'))
      ORDER BY queue_id, ordinal
      """)
  List<RunLabel> ofRun(@Binary16 UUID projectId, @Binary16 UUID runId);

  /** The same of some tasks; bounded by how many are named. */
  @Query(
      """
      SELECT t.ordinal, t.task_id, t.queue_id, q.criterion_id, t.label AS word, t.split, t.chance,
        q.state IN ('CLOSED', 'CANCELLED') AS ended
      FROM annotations_task t
      JOIN annotations_queue q ON q.project_id = t.project_id AND q.queue_id = t.queue_id
      WHERE t.project_id = :projectId AND t.task_id IN (:taskIds) AND t.state = 'LABELLED'
        AND t.label IN ('pass', 'fail')
        AND NOT EXISTS (SELECT 1 FROM annotations_annotation a
          WHERE a.project_id = t.project_id AND a.task_id = t.task_id AND a.stands = TRUE
            AND a.purpose IN ('REVIEW', 'ADJUDICATION')
            AND (a.author LIKE 'model:%' OR a.author LIKE 'simulated:%'))
      UNION
      SELECT t.ordinal, t.task_id, t.queue_id, s.criterion_id, s.word, t.split, t.chance,
        q.state IN ('CLOSED', 'CANCELLED') AS ended
      FROM annotations_task t
      JOIN annotations_queue q ON q.project_id = t.project_id AND q.queue_id = t.queue_id
      JOIN annotations_settled s ON s.project_id = t.project_id AND s.task_id = t.task_id
        AND s.criterion_id IS NOT NULL AND s.word IN ('pass', 'fail')
      WHERE t.project_id = :projectId AND t.task_id IN (:taskIds) AND t.state = 'LABELLED'
        AND NOT EXISTS (SELECT 1 FROM annotations_annotation a
          WHERE a.project_id = t.project_id AND a.task_id = t.task_id AND a.stands = TRUE
            AND a.purpose IN ('REVIEW', 'ADJUDICATION')
            AND (a.author LIKE 'model:%' OR a.author LIKE 'simulated:%'))
      ORDER BY queue_id, ordinal
      """)
  List<RunLabel> ofTasks(@Binary16 UUID projectId, @Expandable List<byte[]> taskIds);
}
