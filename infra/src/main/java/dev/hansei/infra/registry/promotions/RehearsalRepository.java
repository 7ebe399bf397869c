package dev.hansei.infra.registry.promotions;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Table {@code promotions_rehearsal}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface RehearsalRepository extends GenericRepository<RehearsalRow, UUID> {
  @Query(
      """
      INSERT INTO promotions_rehearsal (project_id, promotion_id, state, run_input, report,
        began_at, ended_at)
      VALUES (:projectId, :promotionId, :state, :runInput, :report, :beganAt, :endedAt)
      """)
  void insert(RehearsalRow row);

  @Query(
      """
      SELECT * FROM promotions_rehearsal
      WHERE project_id = :projectId AND promotion_id = :promotionId
      """)
  Optional<RehearsalRow> find(UUID projectId, UUID promotionId);

  /** One that runs ends; one that has ended stays as it is. */
  @Query(
      """
      UPDATE promotions_rehearsal
      SET state = :ended, report = :seen, ended_at = :endedAt
      WHERE project_id = :projectId AND promotion_id = :promotionId AND state = 'RUNNING'
      """)
  int end(UUID projectId, UUID promotionId, String ended, String seen, Instant endedAt);
}
