package dev.hansei.infra.registry.models;

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

/** Statements on {@code models_embedding_set}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface EmbeddingSetRepository extends GenericRepository<EmbeddingSetRow, UUID> {
  @Query(
      """
      INSERT INTO models_embedding_set (project_id, embedding_set_id, model, dimension,
        vector_count, sha256, size_bytes, created_at)
      VALUES (:projectId, :embeddingSetId, :model, :dimension, :vectorCount, :sha256, :sizeBytes,
        :createdAt)
      """)
  void insert(EmbeddingSetRow row);

  @Query(
      """
      SELECT * FROM models_embedding_set
      WHERE project_id = :projectId AND model = :model AND sha256 = :sha256
      """)
  Optional<EmbeddingSetRow> ofContent(UUID projectId, String model, @Binary32 Sha256 sha256);

  @Query(
      """
      SELECT * FROM models_embedding_set
      WHERE project_id = :projectId AND embedding_set_id = :embeddingSetId
      """)
  Optional<EmbeddingSetRow> find(UUID projectId, UUID embeddingSetId);

  @Query(
      """
      SELECT * FROM models_embedding_set
      WHERE project_id = :projectId AND embedding_set_id < :before
      ORDER BY embedding_set_id DESC LIMIT :limit
      """)
  List<EmbeddingSetRow> before(UUID projectId, @Binary16 UUID before, int limit);
}
