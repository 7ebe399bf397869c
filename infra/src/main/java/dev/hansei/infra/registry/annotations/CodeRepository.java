package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Statements on {@code annotations_code}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface CodeRepository extends GenericRepository<CodeRow, String> {
  @Query(
      """
      INSERT INTO annotations_code (project_id, criterion_id, code, uses, first_at, last_at)
      VALUES (:projectId, :criterionId, :code, 1, :at, :at)
      ON DUPLICATE KEY UPDATE uses = uses + 1, last_at = VALUES(last_at)
      """)
  void use(@Binary16 UUID projectId, @Binary16 UUID criterionId, String code, Instant at);

  @Query(
      """
      UPDATE annotations_code SET uses = uses - 1
      WHERE project_id = :projectId AND criterion_id = :criterionId AND code = :code AND uses > 0
      """)
  void unuse(@Binary16 UUID projectId, @Binary16 UUID criterionId, String code);

  /**
   * Codes with that in them, those that begin with it first.
   *
   * @param criterionId 16 zero bytes for all criteria
   * @param part with ! before what LIKE would not take as it is
   */
  @Query(
      """
      SELECT code, CAST(SUM(uses) AS SIGNED) AS uses FROM annotations_code
      WHERE project_id = :projectId
        AND (:criterionId = UNHEX(REPEAT('0', 32)) OR criterion_id = :criterionId)
        AND uses > 0 AND code LIKE CONCAT('%', :part, '%') ESCAPE '!'
      GROUP BY code
      ORDER BY code LIKE CONCAT(:part, '%') ESCAPE '!' DESC, SUM(uses) DESC, code
      LIMIT :limit
      """)
  List<CodeRow> find(@Binary16 UUID projectId, @Binary16 UUID criterionId, String part, int limit);
}
