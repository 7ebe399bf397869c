package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code annotations_place}. Whoever changes a row has locked it. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PlaceRepository extends GenericRepository<PlaceRow, UUID> {
  /**
   * Places whose lease has ended, of tasks that still want them and that the person neither
   * labelled, holds nor skipped, nor may not review; of gold the person's own. Which way to read is
   * said, and there is no NOT EXISTS: MariaDB makes a table of that from all places there are.
   */
  @Query(
      """
      SELECT p.* FROM annotations_place p FORCE INDEX (annotations_place_late)
      STRAIGHT_JOIN annotations_task t ON t.project_id = p.project_id AND t.task_id = p.task_id
        AND t.state = CASE p.purpose WHEN 'REVIEW' THEN 'OPEN' WHEN 'GOLD' THEN 'GOLD'
          ELSE 'DISPUTED' END
      LEFT JOIN annotations_place o ON o.project_id = p.project_id AND o.task_id = p.task_id
        AND o.person_id = :person AND o.place <> p.place
      LEFT JOIN annotations_skip s ON s.project_id = p.project_id AND s.task_id = p.task_id
        AND s.person_id = :person
      LEFT JOIN annotations_conflict x ON x.project_id = p.project_id AND x.task_id = p.task_id
        AND x.person_id = :person
      WHERE p.project_id = :projectId AND p.queue_id = :queueId AND p.state = 'HELD'
        AND p.lease_until < :now AND o.task_id IS NULL AND s.task_id IS NULL
        AND x.task_id IS NULL AND (p.purpose <> 'GOLD' OR p.person_id = :person)
      ORDER BY p.lease_until LIMIT :limit
      """)
  List<PlaceRow> late(UUID projectId, UUID queueId, Instant now, @Binary16 UUID person, int limit);

  /**
   * The same for places that nobody holds, in the queue's own order, from one of them on. That is
   * the index's own order (more of it, and MySQL sorts all), so that reading stops at the limit.
   */
  @Query(
      """
      SELECT p.* FROM annotations_place p FORCE INDEX (annotations_place_free)
      STRAIGHT_JOIN annotations_task t ON t.project_id = p.project_id AND t.task_id = p.task_id
        AND t.state = CASE p.purpose WHEN 'REVIEW' THEN 'OPEN' ELSE 'DISPUTED' END
      LEFT JOIN annotations_place o ON o.project_id = p.project_id AND o.task_id = p.task_id
        AND o.person_id = :person
      LEFT JOIN annotations_skip s ON s.project_id = p.project_id AND s.task_id = p.task_id
        AND s.person_id = :person
      LEFT JOIN annotations_conflict x ON x.project_id = p.project_id AND x.task_id = p.task_id
        AND x.person_id = :person
      WHERE p.project_id = :projectId AND p.queue_id = :queueId AND p.state = 'FREE'
        AND p.order_key >= :from AND o.task_id IS NULL AND s.task_id IS NULL
        AND x.task_id IS NULL
      ORDER BY p.order_key LIMIT :limit
      """)
  List<PlaceRow> free(
      UUID projectId, UUID queueId, @Binary32 Sha256 from, @Binary16 UUID person, int limit);

  @Query(
      """
      SELECT * FROM annotations_place
      WHERE project_id = :projectId AND task_id = :taskId AND place = :place FOR UPDATE
      """)
  Optional<PlaceRow> lock(UUID projectId, UUID taskId, int place);

  /** Writes who has it; to be locked before. */
  @Query(
      """
      UPDATE annotations_place
      SET state = :state, person_id = :personId, desk = :desk, lease_number = :leaseNumber,
        lease_until = :leaseUntil
      WHERE project_id = :projectId AND task_id = :taskId AND place = :place
      """)
  void update(PlaceRow row);

  @Query(
      """
      UPDATE annotations_place SET lease_until = :until
      WHERE project_id = :projectId AND task_id = :taskId AND person_id = :person
        AND lease_number = :leaseNumber AND state = 'HELD'
      """)
  int extend(UUID projectId, UUID taskId, @Binary16 UUID person, long leaseNumber, Instant until);

  /** Frees all leases of a queue that have ended; nobody else wants a place of gold. */
  @Query(
      """
      UPDATE annotations_place
      SET state = 'FREE', person_id = NULL, desk = '', lease_until = NULL,
        lease_number = lease_number + 1
      WHERE project_id = :projectId AND queue_id = :queueId AND state = 'HELD'
        AND lease_until < :now AND purpose <> 'GOLD'
      """)
  int freeLate(UUID projectId, UUID queueId, Instant now);

  @Query(
      """
      DELETE FROM annotations_place
      WHERE project_id = :projectId AND task_id = :taskId AND place = :place AND state = 'FREE'
      """)
  void deleteFree(UUID projectId, UUID taskId, int place);

  @Query(
      """
      INSERT INTO annotations_place (project_id, task_id, place, queue_id, order_key, purpose,
        state, person_id, desk, lease_number, lease_until)
      VALUES (:projectId, :taskId, :place, :queueId, :orderKey, :purpose, :state, :personId,
        :desk, :leaseNumber, :leaseUntil)
      """)
  void insert(PlaceRow row);

  @Query(
      """
      DELETE FROM annotations_place
      WHERE project_id = :projectId AND task_id = :taskId AND place = :place
      """)
  void delete(UUID projectId, UUID taskId, int place);

  /** Whether a person holds or filled a place of a queue. */
  @Query(
      """
      SELECT COUNT(*) FROM (
        SELECT task_id FROM annotations_place
        WHERE project_id = :projectId AND person_id = :person AND state IN ('HELD', 'DONE')
          AND queue_id = :queueId
        LIMIT 1) found
      """)
  int hasTaken(UUID projectId, UUID queueId, @Binary16 UUID person);

  /** Gold that a person gave back, in its order; bounded by how much of it a queue has. */
  @Query(
      """
      SELECT p.* FROM annotations_place p
      LEFT JOIN annotations_skip s ON s.project_id = p.project_id AND s.task_id = p.task_id
        AND s.person_id = :person
      WHERE p.project_id = :projectId AND p.person_id = :person AND p.state = 'FREE'
        AND p.queue_id = :queueId AND s.task_id IS NULL
      ORDER BY p.order_key, p.task_id LIMIT 100
      """)
  List<PlaceRow> givenBackBy(UUID projectId, UUID queueId, @Binary16 UUID person);

  /** Reviews that were given, or are being given, of a task that is gold from now on. */
  @Query(
      """
      UPDATE annotations_place SET purpose = 'GOLD'
      WHERE project_id = :projectId AND task_id = :taskId AND purpose = 'REVIEW'
      """)
  void makeGold(UUID projectId, UUID taskId);

  /** At most one a reviewer, and one a person of gold, and one of the adjudication. */
  @Query(
      """
      SELECT * FROM annotations_place
      WHERE project_id = :projectId AND task_id = :taskId ORDER BY place
      """)
  List<PlaceRow> ofTask(UUID projectId, UUID taskId);

  @Query(
      """
      SELECT * FROM annotations_place
      WHERE project_id = :projectId AND task_id IN (:ids) ORDER BY task_id, place
      """)
  List<PlaceRow> ofTasks(UUID projectId, @Expandable List<byte[]> ids);

  /** What a person holds in the whole project; bounded by how much one may hold. */
  @Query(
      """
      SELECT * FROM annotations_place
      WHERE project_id = :projectId AND person_id = :person AND state = 'HELD'
      ORDER BY lease_until LIMIT 200
      """)
  List<PlaceRow> heldBy(UUID projectId, @Binary16 UUID person);
}
