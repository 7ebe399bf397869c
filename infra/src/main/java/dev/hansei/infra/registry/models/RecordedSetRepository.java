package dev.hansei.infra.registry.models;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code models_recorded_set}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface RecordedSetRepository extends GenericRepository<RecordedSetRow, UUID> {
  @Query(
      """
      INSERT INTO models_recorded_set (project_id, name, sha256, media_type, size_bytes,
        output_count, created_at)
      VALUES (:projectId, :name, :sha256, :mediaType, :sizeBytes, :outputCount, :createdAt)
      """)
  void insert(RecordedSetRow row);

  @Query("SELECT * FROM models_recorded_set WHERE project_id = :projectId AND name = :name")
  Optional<RecordedSetRow> find(UUID projectId, String name);

  @Query(
      """
      SELECT * FROM models_recorded_set
      WHERE project_id = :projectId AND name > :after
      ORDER BY name LIMIT :limit
      """)
  List<RecordedSetRow> after(UUID projectId, String after, int limit);
}
