package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/**
 * Notes and open codes of queues that take labels no more: before, they are nobody's but their
 * author's.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface NoteRepository extends GenericRepository<NoteRow, UUID> {
  @Query(
      """
      SELECT said.annotation_id, said.note, said.label, queue.criterion_id, task.case_id,
        task.call_key,
        (SELECT GROUP_CONCAT(DISTINCT answer.word ORDER BY answer.word SEPARATOR '; ')
          FROM annotations_answer answer
          JOIN annotations_code code
            ON code.project_id = answer.project_id AND code.code = answer.word AND code.uses > 0
          WHERE answer.project_id = said.project_id
            AND answer.annotation_id = said.annotation_id AND answer.is_code = TRUE) AS codes
      FROM annotations_annotation said
      JOIN annotations_queue queue
        ON queue.project_id = said.project_id AND queue.queue_id = said.queue_id
      JOIN annotations_task task
        ON task.project_id = said.project_id AND task.task_id = said.task_id
      WHERE said.project_id = :projectId AND said.annotation_id < :before
        AND said.stands = TRUE
        AND (said.note <> '' OR EXISTS (SELECT 1
          FROM annotations_answer answer
          JOIN annotations_code code
            ON code.project_id = answer.project_id AND code.code = answer.word AND code.uses > 0
          WHERE answer.project_id = said.project_id
            AND answer.annotation_id = said.annotation_id AND answer.is_code = TRUE))
        AND queue.state IN ('CLOSED', 'CANCELLED')
      ORDER BY said.annotation_id DESC LIMIT :limit
      """)
  List<NoteRow> before(@Binary16 UUID projectId, @Binary16 UUID before, int limit);

  @Query(
      """
      SELECT said.annotation_id, said.note, said.label, queue.criterion_id, task.case_id,
        task.call_key,
        (SELECT GROUP_CONCAT(DISTINCT answer.word ORDER BY answer.word SEPARATOR '; ')
          FROM annotations_answer answer
          JOIN annotations_code code
            ON code.project_id = answer.project_id AND code.code = answer.word AND code.uses > 0
          WHERE answer.project_id = said.project_id
            AND answer.annotation_id = said.annotation_id AND answer.is_code = TRUE) AS codes
      FROM annotations_annotation said
      JOIN annotations_queue queue
        ON queue.project_id = said.project_id AND queue.queue_id = said.queue_id
      JOIN annotations_task task
        ON task.project_id = said.project_id AND task.task_id = said.task_id
      WHERE said.project_id = :projectId AND said.annotation_id IN (:ids)
        AND said.stands = TRUE
        AND (said.note <> '' OR EXISTS (SELECT 1
          FROM annotations_answer answer
          JOIN annotations_code code
            ON code.project_id = answer.project_id AND code.code = answer.word AND code.uses > 0
          WHERE answer.project_id = said.project_id
            AND answer.annotation_id = said.annotation_id AND answer.is_code = TRUE))
        AND queue.state IN ('CLOSED', 'CANCELLED')
      """)
  List<NoteRow> all(@Binary16 UUID projectId, @Expandable List<byte[]> ids);
}
