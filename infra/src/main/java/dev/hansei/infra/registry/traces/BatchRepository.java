package dev.hansei.infra.registry.traces;

import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Table {@code traces_batch}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface BatchRepository extends GenericRepository<BatchRow, UUID> {
  @Query(
      """
      INSERT INTO traces_batch (
        project_id, sha256, size_bytes, span_count, spans_left, received_at)
      VALUES (:projectId, :sha256, :sizeBytes, :spanCount, :spansLeft, :receivedAt)
      """)
  void insert(BatchRow row);

  /** Some of its spans are gone; what was never counted stays so. */
  @Query(
      """
      UPDATE traces_batch SET spans_left = spans_left - :spans
      WHERE project_id = :projectId AND sha256 = :sha256
      """)
  void take(UUID projectId, Sha256 sha256, int spans);

  /** None of its spans is left, also where they were never counted. */
  @Query(
      """
      UPDATE traces_batch SET spans_left = 0
      WHERE project_id = :projectId AND sha256 = :sha256
      """)
  void empty(UUID projectId, Sha256 sha256);

  /** Of all projects, those of which no span is left; none that was never counted. */
  @Query(
      """
      SELECT * FROM traces_batch
      WHERE spans_left = 0
      ORDER BY project_id, sha256
      LIMIT :limit
      """)
  List<BatchRow> emptied(int limit);

  /** Those of these of which no span is left. */
  @Query(
      """
      SELECT * FROM traces_batch
      WHERE project_id = :projectId AND sha256 IN (:hashes) AND spans_left = 0
      """)
  List<BatchRow> emptiedAmong(UUID projectId, @Expandable List<byte[]> hashes);

  /** How many projects name an object. */
  @Query("SELECT COUNT(*) FROM traces_batch WHERE sha256 = :sha256")
  long countNaming(Sha256 sha256);

  @Query(
      """
      DELETE FROM traces_batch
      WHERE project_id = :projectId AND sha256 = :sha256 AND spans_left = 0
      """)
  int delete(UUID projectId, Sha256 sha256);
}
