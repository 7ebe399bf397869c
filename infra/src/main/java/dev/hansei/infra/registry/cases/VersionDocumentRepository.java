package dev.hansei.infra.registry.cases;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** The documents that a dataset version's cases were made of. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface VersionDocumentRepository extends GenericRepository<DocumentRow, UUID> {
  /**
   * By the case's own document, and by the cluster that a counterfactual copy has of its original:
   * {@code document:} and the document's id in hex, or a hash that is no document's id.
   */
  @Query(
      """
      SELECT
        d.project_id, d.document_id, d.name, d.sha256, d.media_type, d.size_bytes,
        d.passage_count, d.created_at
      FROM cases_document d
      JOIN (
        SELECT c.document_id AS document_id
        FROM cases_version_member m
        JOIN cases_case c ON c.project_id = m.project_id AND c.case_id = m.case_id
        WHERE m.project_id = :projectId AND m.version_id = :versionId
          AND c.document_id IS NOT NULL
        UNION
        SELECT UNHEX(SUBSTRING(c.cluster_key, 10)) AS document_id
        FROM cases_version_member m
        JOIN cases_case c ON c.project_id = m.project_id AND c.case_id = m.case_id
        WHERE m.project_id = :projectId AND m.version_id = :versionId
          AND c.cluster_key LIKE 'document:%'
      ) asked ON asked.document_id = d.document_id
      WHERE d.project_id = :projectId
      ORDER BY d.document_id
      LIMIT :limit
      """)
  List<DocumentRow> ofVersion(@Binary16 UUID projectId, @Binary16 UUID versionId, int limit);
}
