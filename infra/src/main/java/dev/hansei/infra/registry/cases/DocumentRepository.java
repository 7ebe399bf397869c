package dev.hansei.infra.registry.cases;

import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Table {@code cases_document}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DocumentRepository extends GenericRepository<DocumentRow, UUID> {
  @Query(
      """
      INSERT INTO cases_document (
        project_id, document_id, name, sha256, media_type, size_bytes, passage_count,
        created_at)
      VALUES (
        :projectId, :documentId, :name, :sha256, :mediaType, :sizeBytes, :passageCount,
        :createdAt)
      """)
  void insert(DocumentRow row);

  @Query(
      """
      SELECT * FROM cases_document
      WHERE project_id = :projectId AND document_id = :documentId
      """)
  Optional<DocumentRow> find(UUID projectId, UUID documentId);

  @Query(
      """
      SELECT * FROM cases_document
      WHERE project_id = :projectId AND sha256 = :sha256
      """)
  Optional<DocumentRow> withContent(UUID projectId, Sha256 sha256);

  @Query(
      """
      SELECT * FROM cases_document
      WHERE project_id = :projectId AND document_id < :documentId
      ORDER BY document_id DESC
      LIMIT :limit
      """)
  List<DocumentRow> before(UUID projectId, UUID documentId, int limit);

  /** Names are not unique: the newest. */
  @Query(
      """
      SELECT
        project_id, document_id, name, sha256, media_type, size_bytes, passage_count,
        created_at
      FROM cases_document
      WHERE project_id = :projectId AND name = :name
      ORDER BY document_id DESC
      LIMIT 1
      """)
  Optional<DocumentRow> named(UUID projectId, String name);

  @Query("SELECT COUNT(*) FROM cases_document WHERE project_id = :projectId")
  long count(UUID projectId);
}
