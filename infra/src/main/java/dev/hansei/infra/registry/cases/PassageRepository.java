package dev.hansei.infra.registry.cases;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Table {@code cases_passage}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PassageRepository extends GenericRepository<PassageRow, UUID> {
  @Query(
      """
      INSERT INTO cases_passage (
        project_id, document_id, ordinal, passage_id, heading, text)
      VALUES (
        :projectId, :documentId, :ordinal, :passageId, :heading, :text)
      """)
  void insertAll(List<PassageRow> rows);

  @Query(
      """
      SELECT * FROM cases_passage
      WHERE project_id = :projectId AND document_id = :documentId
      ORDER BY ordinal
      """)
  List<PassageRow> ofDocument(UUID projectId, UUID documentId);
}
