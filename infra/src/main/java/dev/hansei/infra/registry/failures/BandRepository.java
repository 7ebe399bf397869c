package dev.hansei.infra.registry.failures;

import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Table {@code failures_pattern_band}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface BandRepository extends GenericRepository<BandRow, UUID> {
  @Query(
      """
      INSERT INTO failures_pattern_band (project_id, band, pattern_id)
      VALUES (:projectId, :band, :patternId)
      ON DUPLICATE KEY UPDATE project_id = VALUES(project_id)
      """)
  void insertOrKeep(List<BandRow> rows);

  /** The oldest patterns of each band first; a band of thousands is cut off. */
  @Query(
      """
      SELECT project_id, band, pattern_id FROM failures_pattern_band
      WHERE project_id = :projectId AND band IN (:bands)
      ORDER BY band, pattern_id
      LIMIT :limit
      """)
  List<BandRow> among(UUID projectId, @Expandable List<byte[]> bands, int limit);
}
