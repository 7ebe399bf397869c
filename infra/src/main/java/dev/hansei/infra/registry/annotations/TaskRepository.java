package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code annotations_task}. Whoever changes a row has locked it, or its queue. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface TaskRepository extends GenericRepository<TaskRow, UUID> {
  /** Of equal items the first stays. */
  @Query(
      """
      INSERT INTO annotations_task (project_id, task_id, queue_id, item_sha256, run_id, ordinal,
        case_id, call_key, split, state, label, resolution, source, turned,
        size, stratum)
      VALUES (:projectId, :taskId, :queueId, :itemSha256, :runId, :ordinal,
        :caseId, :callKey, :split, :state, :label, :resolution, :source, :turned,
        :size, :stratum)
      ON DUPLICATE KEY UPDATE project_id = VALUES(project_id)
      """)
  void insertOrKeep(List<TaskRow> rows);

  @Query(
      """
      SELECT * FROM annotations_task WHERE project_id = :projectId AND task_id = :taskId
      """)
  Optional<TaskRow> find(UUID projectId, UUID taskId);

  @Query(
      """
      SELECT * FROM annotations_task
      WHERE project_id = :projectId AND task_id = :taskId FOR UPDATE
      """)
  Optional<TaskRow> lock(UUID projectId, UUID taskId);

  @Query(
      """
      SELECT * FROM annotations_task
      WHERE project_id = :projectId AND queue_id = :queueId AND item_sha256 IN (:items)
      ORDER BY task_id
      """)
  List<TaskRow> ofItems(UUID projectId, UUID queueId, @Expandable List<byte[]> items);

  @Query(
      """
      SELECT * FROM annotations_task WHERE project_id = :projectId AND task_id IN (:ids)
      """)
  List<TaskRow> ofIds(UUID projectId, @Expandable List<byte[]> ids);

  @Query(
      """
      UPDATE annotations_task SET state = :state, label = :label, resolution = :resolution
      WHERE project_id = :projectId AND task_id = :taskId
      """)
  void settle(UUID projectId, UUID taskId, String state, String label, String resolution);

  /** All that a queue could take. */
  @Query(
      """
      SELECT item_sha256, size, stratum FROM annotations_task
      WHERE project_id = :projectId AND queue_id = :queueId
      """)
  List<CandidateRow> candidates(UUID projectId, UUID queueId);

  @Query(
      """
      UPDATE annotations_task SET chance = :chance * COALESCE(size, 1)
      WHERE project_id = :projectId AND queue_id = :queueId
      """)
  void setChance(UUID projectId, UUID queueId, double chance);

  @Query(
      """
      DELETE FROM annotations_task
      WHERE project_id = :projectId AND queue_id = :queueId AND chance IS NULL
      """)
  void deleteUndrawn(UUID projectId, UUID queueId);

  @Query(
      """
      SELECT COUNT(*) AS items FROM annotations_task
      WHERE project_id = :projectId AND queue_id = :queueId
      """)
  int count(UUID projectId, UUID queueId);

  /** The first item beyond so many, in the order of items. */
  @Query(
      """
      SELECT * FROM annotations_task
      WHERE project_id = :projectId AND queue_id = :queueId
      ORDER BY item_sha256 LIMIT 1 OFFSET :offset
      """)
  Optional<TaskRow> beyond(UUID projectId, UUID queueId, int offset);

  @Query(
      """
      DELETE FROM annotations_task
      WHERE project_id = :projectId AND queue_id = :queueId AND item_sha256 >= :from
      """)
  void deleteFrom(UUID projectId, UUID queueId, @Binary32 Sha256 from);

  /**
   * A place of each task, in an order that nobody can compute who does not have the salt: items
   * come with their texts, and who knew their order would know what stands out of it.
   */
  @Query(
      """
      INSERT INTO annotations_place (project_id, task_id, place, queue_id, order_key, purpose,
        state, person_id, desk, lease_number, lease_until)
      SELECT project_id, task_id, :place, queue_id,
        UNHEX(SHA2(CONCAT(:salt, item_sha256), 256)), 'REVIEW', 'FREE', NULL, '', 0, NULL
      FROM annotations_task
      WHERE project_id = :projectId AND queue_id = :queueId
      """)
  void addReviewPlaces(UUID projectId, UUID queueId, int place, @Binary32 Sha256 salt);

  /** A place for each dispute that has none, in the order of the reviews. */
  @Query(
      """
      INSERT INTO annotations_place (project_id, task_id, place, queue_id, order_key, purpose,
        state, person_id, desk, lease_number, lease_until)
      SELECT t.project_id, t.task_id, :place, t.queue_id,
        COALESCE(r.order_key, t.item_sha256), 'ADJUDICATION', 'FREE', NULL, '', 0, NULL
      FROM annotations_task t
      LEFT JOIN annotations_place r
        ON r.project_id = t.project_id AND r.task_id = t.task_id AND r.place = 0
      LEFT JOIN annotations_place p
        ON p.project_id = t.project_id AND p.task_id = t.task_id AND p.place = :place
      WHERE t.project_id = :projectId AND t.queue_id = :queueId AND t.state = 'DISPUTED'
        AND p.task_id IS NULL
      """)
  void addAdjudicationPlaces(UUID projectId, UUID queueId, int place);

  /** In the order of ids. {@code only}: empty for all. */
  @Query(
      """
      SELECT * FROM annotations_task
      WHERE project_id = :projectId AND queue_id = :queueId AND task_id > :after
        AND (:only = '' OR state = :only)
      ORDER BY task_id LIMIT :limit
      """)
  List<TaskRow> after(UUID projectId, UUID queueId, String only, @Binary16 UUID after, int limit);

  /** Disputes of a queue that somebody settled, the latest tasks first. */
  @Query(
      """
      SELECT * FROM annotations_task
      WHERE project_id = :projectId AND queue_id = :queueId AND state = 'LABELLED'
        AND resolution = 'ADJUDICATED'
      ORDER BY task_id DESC LIMIT :limit
      """)
  List<TaskRow> adjudicated(UUID projectId, UUID queueId, int limit);

  /**
   * Labelled ones of all queues that ask about a criterion, alone or in a field of their form, in
   * the order of ids.
   */
  @Query(
      """
      SELECT t.* FROM annotations_task t
      JOIN (
        (SELECT o.task_id FROM annotations_task o
          JOIN annotations_queue q ON q.project_id = o.project_id AND q.queue_id = o.queue_id
          WHERE q.project_id = :projectId AND q.criterion_id = :criterion AND o.state = 'LABELLED'
            AND o.task_id > :after
          ORDER BY o.task_id LIMIT :limit)
        UNION
        (SELECT s.task_id FROM annotations_settled s
          WHERE s.project_id = :projectId AND s.criterion_id = :criterion AND s.task_id > :after
          ORDER BY s.task_id LIMIT :limit)
      ) found ON found.task_id = t.task_id
      WHERE t.project_id = :projectId AND t.state = 'LABELLED'
      ORDER BY t.task_id LIMIT :limit
      """)
  List<TaskRow> labelledOf(
      UUID projectId, @Binary16 UUID criterion, @Binary16 UUID after, int limit);

  /** Open ones of a queue that is closing, in the order of ids. */
  @Query(
      """
      SELECT * FROM annotations_task
      WHERE project_id = :projectId AND queue_id = :queueId AND state IN ('OPEN', 'DISPUTED')
      ORDER BY task_id LIMIT :limit
      """)
  List<TaskRow> unended(UUID projectId, UUID queueId, int limit);

  @Query(
      """
      UPDATE annotations_task SET state = 'UNLABELLED'
      WHERE project_id = :projectId AND task_id IN (:ids)
      """)
  void endUnlabelled(UUID projectId, @Expandable List<byte[]> ids);

  /** Of queues that take no more labels: nobody learns from lineage what another reviewer said. */
  @Query(
      """
      SELECT t.* FROM annotations_task t
      JOIN annotations_queue q ON q.project_id = t.project_id AND q.queue_id = t.queue_id
        AND q.state NOT IN ('OPEN', 'OVERDUE')
      WHERE t.project_id = :projectId AND t.run_id = :runId AND t.ordinal = :ordinal
      ORDER BY t.task_id LIMIT :limit
      """)
  List<TaskRow> ofOutcome(UUID projectId, UUID runId, int ordinal, int limit);

  /** The same of items that lie elsewhere; {@code like}: what their source begins with, and %. */
  @Query(
      """
      SELECT t.* FROM annotations_task t
      JOIN annotations_queue q ON q.project_id = t.project_id AND q.queue_id = t.queue_id
        AND q.state NOT IN ('OPEN', 'OVERDUE')
      WHERE t.project_id = :projectId AND t.source LIKE :like
      ORDER BY t.task_id LIMIT :limit
      """)
  List<TaskRow> ofSource(UUID projectId, String like, int limit);
}
