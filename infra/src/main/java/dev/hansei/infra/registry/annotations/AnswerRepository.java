package dev.hansei.infra.registry.annotations;

import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Statements on {@code annotations_answer}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AnswerRepository extends GenericRepository<AnswerRow, UUID> {
  @Query(
      """
      INSERT INTO annotations_answer (project_id, annotation_id, field, word, value, is_code)
      VALUES (:projectId, :annotationId, :field, :word, :value, :isCode)
      """)
  void insert(List<AnswerRow> rows);

  /** Without texts, which may be many and long: a value that is there is read as empty. */
  @Query(
      """
      SELECT project_id, annotation_id, field, word,
        CASE WHEN value IS NULL THEN NULL ELSE '' END AS value, is_code
      FROM annotations_answer
      WHERE project_id = :projectId AND annotation_id IN (:ids)
      """)
  List<AnswerRow> brief(UUID projectId, @Expandable List<byte[]> ids);

  @Query(
      """
      SELECT * FROM annotations_answer
      WHERE project_id = :projectId AND annotation_id IN (:ids)
      """)
  List<AnswerRow> whole(UUID projectId, @Expandable List<byte[]> ids);
}
