package dev.hansei.infra.registry.calibrations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code calibrations_pair}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PairRepository extends GenericRepository<PairRow, UUID> {
  /** One that is there stays as people left it. */
  @Query(
      """
      INSERT INTO calibrations_pair (project_id, pair_id, criterion_id, task_id, kind,
        edited_sha256, state, decided_by, decided_at)
      VALUES (:projectId, :pairId, :criterionId, :taskId, :kind,
        :editedSha256, :state, :decidedBy, :decidedAt)
      ON DUPLICATE KEY UPDATE project_id = VALUES(project_id)
      """)
  void insertOrKeep(List<PairRow> rows);

  @Query("SELECT * FROM calibrations_pair WHERE project_id = :projectId AND pair_id = :pairId")
  Optional<PairRow> find(UUID projectId, UUID pairId);

  @Query(
      """
      SELECT * FROM calibrations_pair
      WHERE project_id = :projectId AND criterion_id = :criterionId AND state = :state
        AND pair_id > :after
      ORDER BY pair_id LIMIT :limit
      """)
  List<PairRow> of(UUID projectId, UUID criterionId, String state, @Binary16 UUID after, int limit);

  @Query(
      """
      SELECT COUNT(*) FROM calibrations_pair
      WHERE project_id = :projectId AND criterion_id = :criterionId AND state = :state
      """)
  int count(UUID projectId, UUID criterionId, String state);

  @Query(
      """
      UPDATE calibrations_pair
      SET state = :state, decided_by = :decidedBy, decided_at = :decidedAt
      WHERE project_id = :projectId AND pair_id = :pairId AND state <> :state
      """)
  int decide(UUID projectId, UUID pairId, String state, String decidedBy, Instant decidedAt);
}
