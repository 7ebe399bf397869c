package dev.hansei.infra.registry.criteria;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Statements on {@code criteria_argument}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ArgumentRepository extends GenericRepository<ArgumentRow, UUID> {
  /** What a source said first stays its quote. */
  @Query(
      """
      INSERT INTO criteria_argument (project_id, criterion_id, source, source_id, quote_start,
        quote_length, quote_sha256, proposal_id, argued_at)
      VALUES (:projectId, :criterionId, :source, :sourceId, :quoteStart,
        :quoteLength, :quoteSha256, :proposalId, :arguedAt)
      ON DUPLICATE KEY UPDATE project_id = VALUES(project_id)
      """)
  void insertOrKeep(List<ArgumentRow> rows);

  @Query(
      """
      SELECT * FROM criteria_argument
      WHERE project_id = :projectId AND criterion_id = :criterionId
      ORDER BY argued_at, source, source_id LIMIT :limit
      """)
  List<ArgumentRow> of(UUID projectId, UUID criterionId, int limit);

  @Query(
      """
      SELECT * FROM criteria_argument
      WHERE project_id = :projectId AND source_id = :sourceId
      ORDER BY criterion_id LIMIT :limit
      """)
  List<ArgumentRow> ofSource(UUID projectId, UUID sourceId, int limit);
}
