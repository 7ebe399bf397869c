package dev.hansei.infra.registry.promotions;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Statements on {@code promotions_decision}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DecisionRepository extends GenericRepository<DecisionRow, UUID> {
  @Query(
      """
      INSERT INTO promotions_decision (project_id, promotion_id, decision_id, person_id, kind,
        comment_sha256, comment_media_type, comment_bytes, decided_at)
      VALUES (:projectId, :promotionId, :decisionId, :personId, :kind, :commentSha256,
        :commentMediaType, :commentBytes, :decidedAt)
      """)
  void insert(DecisionRow row);

  /** As many as there are people in the project, at most. */
  @Query(
      """
      SELECT * FROM promotions_decision
      WHERE project_id = :projectId AND promotion_id = :promotionId
      ORDER BY decided_at, decision_id LIMIT 200
      """)
  List<DecisionRow> of(UUID projectId, UUID promotionId);
}
