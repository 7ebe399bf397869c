package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Sums over {@code annotations_shown}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AnchorRepository extends GenericRepository<AnchorRow, String> {
  /** Reviews that stand, by author, most labels first; none of gold. */
  @Query(
      """
      SELECT a.author, COUNT(*) AS labels, SUM(CASE WHEN a.label = s.word THEN 1 ELSE 0 END) AS same
      FROM annotations_shown s
      JOIN annotations_annotation a ON a.project_id = s.project_id
        AND a.annotation_id = s.annotation_id AND a.stands = TRUE AND a.purpose = 'REVIEW'
      WHERE s.project_id = :projectId AND s.queue_id = :queueId
      GROUP BY a.author ORDER BY labels DESC, a.author LIMIT 200
      """)
  List<AnchorRow> ofQueue(@Binary16 UUID projectId, @Binary16 UUID queueId);
}
