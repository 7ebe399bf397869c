package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Statements on {@code promotions_steering}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface SteeringRepository extends GenericRepository<SteeringRow, UUID> {
  /** The same again changes nothing. */
  @Query(
      """
      INSERT INTO promotions_steering (project_id, promotion_id, person_id, words)
      VALUES (:projectId, :promotionId, :personId, :words)
      ON DUPLICATE KEY UPDATE words = VALUES(words)
      """)
  void insertOrKeep(SteeringRow row);

  /** Who wrote these words on a promotion; two are enough to know that nobody knows which. */
  @Query(
      """
      SELECT * FROM promotions_steering
      WHERE words = :said AND project_id = :project AND promotion_id = :promotion
      LIMIT 2
      """)
  List<SteeringRow> saying(@Binary16 UUID project, @Binary16 UUID promotion, @Binary32 Sha256 said);

  /** What a person wrote, by promotion; nobody steers more than they can write reasons for. */
  @Query(
      """
      SELECT * FROM promotions_steering
      WHERE project_id = :project AND person_id = :person
      ORDER BY promotion_id, words
      """)
  List<SteeringRow> of(@Binary16 UUID project, @Binary16 UUID person);
}
