package dev.hansei.infra.registry.cases;

import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Table {@code cases_question}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface QuestionRepository extends GenericRepository<QuestionRow, UUID> {
  /** A question that is there already stays, and is locked. */
  @Query(
      """
      INSERT INTO cases_question (project_id, question_hash, split, holders)
      VALUES (:projectId, :questionHash, :split, :holders)
      ON DUPLICATE KEY UPDATE project_id = VALUES(project_id)
      """)
  void insertOrLock(List<QuestionRow> rows);

  @Query(
      """
      SELECT * FROM cases_question
      WHERE project_id = :projectId AND question_hash IN (:hashes)
      ORDER BY question_hash
      FOR UPDATE
      """)
  List<QuestionRow> lock(UUID projectId, @Expandable List<byte[]> hashes);

  /** Overwrites what has been locked. */
  @Query(
      """
      INSERT INTO cases_question (project_id, question_hash, split, holders)
      VALUES (:projectId, :questionHash, :split, :holders)
      ON DUPLICATE KEY UPDATE split = VALUES(split), holders = VALUES(holders)
      """)
  void overwrite(List<QuestionRow> rows);
}
