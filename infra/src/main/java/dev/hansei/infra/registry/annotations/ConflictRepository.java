package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code annotations_conflict}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ConflictRepository extends GenericRepository<ConflictRow, UUID> {
  /** Who wrote the prompt version that a run asked, for each task of that run. */
  @Query(
      """
      INSERT INTO annotations_conflict (project_id, task_id, person_id, queue_id, reason)
      SELECT t.project_id, t.task_id, v.author_id, t.queue_id, 'PROMPT'
      FROM annotations_task t
      JOIN suites_run r ON r.project_id = t.project_id AND r.run_id = t.run_id
      JOIN prompts_version v ON v.id = r.prompt_version_id
      WHERE t.project_id = :projectId AND t.queue_id = :queueId
      ON DUPLICATE KEY UPDATE reason = annotations_conflict.reason
      """)
  void addAuthorsOfPrompts(UUID projectId, UUID queueId);

  /** Who wrote the prompt version that one of two compared runs asked, for each pair. */
  @Query(
      """
      INSERT INTO annotations_conflict (project_id, task_id, person_id, queue_id, reason)
      SELECT t.project_id, t.task_id, v.author_id, t.queue_id, 'PROMPT'
      FROM annotations_task t
      JOIN suites_run r ON r.project_id = t.project_id AND r.run_id = :compared
      JOIN prompts_version v ON v.id = r.prompt_version_id
      WHERE t.project_id = :projectId AND t.queue_id = :queueId
      ON DUPLICATE KEY UPDATE reason = annotations_conflict.reason
      """)
  void addAuthorsOfPrompts(UUID projectId, UUID queueId, @Binary16 UUID compared);

  /** Who wrote the case of a task. */
  @Query(
      """
      INSERT INTO annotations_conflict (project_id, task_id, person_id, queue_id, reason)
      SELECT t.project_id, t.task_id, c.author_id, t.queue_id, 'CASE'
      FROM annotations_task t
      JOIN cases_case c ON c.project_id = t.project_id AND c.case_id = t.case_id
      WHERE t.project_id = :projectId AND t.queue_id = :queueId AND c.author_id IS NOT NULL
      ON DUPLICATE KEY UPDATE reason = annotations_conflict.reason
      """)
  void addAuthorsOfCases(UUID projectId, UUID queueId);

  @Query(
      """
      SELECT * FROM annotations_conflict
      WHERE project_id = :projectId AND task_id = :taskId AND person_id = :person
      """)
  Optional<ConflictRow> find(UUID projectId, UUID taskId, @Binary16 UUID person);

  /** Who may label by their role. */
  @Query(
      """
      SELECT DISTINCT person_id FROM projects_member
      WHERE project_id = :projectId AND role IN ('ANNOTATOR', 'LEAD') ORDER BY person_id
      """)
  List<SomebodyRow> reviewers(UUID projectId);

  /** Open tasks in which at least so many of these people have a conflict. */
  @Query(
      """
      SELECT 'conflicted' AS word, COUNT(*) AS items FROM (
        SELECT c.task_id FROM annotations_conflict c
        JOIN annotations_task t ON t.project_id = c.project_id AND t.task_id = c.task_id
          AND t.state = 'OPEN'
        WHERE c.project_id = :projectId AND c.queue_id = :queueId AND c.person_id IN (:people)
        GROUP BY c.task_id HAVING COUNT(*) >= :atLeast) found
      """)
  CountRow openInWhich(UUID projectId, UUID queueId, @Expandable List<byte[]> people, int atLeast);
}
