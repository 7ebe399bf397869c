package dev.hansei.infra.registry.tunings;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code tunings_adapter}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AdapterRepository extends GenericRepository<AdapterRow, UUID> {
  @Query(
      """
      INSERT INTO tunings_adapter (project_id, adapter_id, name, kind, base_model, sha256,
        media_type, size_bytes, created_at)
      VALUES (:projectId, :adapterId, :name, :kind, :baseModel, :sha256, :mediaType, :sizeBytes,
        :createdAt)
      """)
  void insert(AdapterRow row);

  @Query("SELECT * FROM tunings_adapter WHERE project_id = :projectId AND sha256 = :sha256")
  Optional<AdapterRow> ofContent(UUID projectId, @Binary32 Sha256 sha256);

  @Query(
      """
      SELECT * FROM tunings_adapter
      WHERE project_id = :projectId AND adapter_id = :adapterId
      """)
  Optional<AdapterRow> find(UUID projectId, UUID adapterId);

  @Query(
      """
      SELECT * FROM tunings_adapter
      WHERE project_id = :projectId AND adapter_id < :before
      ORDER BY adapter_id DESC LIMIT :limit
      """)
  List<AdapterRow> before(UUID projectId, @Binary16 UUID before, int limit);
}
