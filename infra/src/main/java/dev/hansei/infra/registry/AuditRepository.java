package dev.hansei.infra.registry;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code projects_audit}; there is none that changes or removes a row. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AuditRepository extends GenericRepository<AuditRow, UUID> {
  @Query(
      """
      INSERT INTO projects_audit (project_id, sequence, at, actor, action, subject_kind, subject_id,
        detail, previous_hash, hash)
      VALUES (:projectId, :sequence, :at, :actor, :action, :subjectKind, :subjectId,
        :detail, :previousHash, :hash)
      """)
  void insert(AuditRow row);

  @Query(
      """
      SELECT * FROM projects_audit
      WHERE project_id = :projectId AND sequence < :before
      ORDER BY sequence DESC
      LIMIT :limit
      """)
  List<AuditRow> before(UUID projectId, long before, int limit);

  /** Those of one actor, about one thing, or both; an empty word asks for all. */
  @Query(
      """
      SELECT project_id, sequence, at, actor, action, subject_kind, subject_id, detail,
        previous_hash, hash
      FROM projects_audit
      WHERE project_id = :projectId AND sequence < :before
        AND (:actor = '' OR actor LIKE :actor)
        AND (:subject = '' OR subject_id = :subject)
      ORDER BY sequence DESC
      LIMIT :limit
      """)
  List<AuditRow> matching(UUID projectId, String actor, String subject, long before, int limit);

  @Query(
      """
      SELECT * FROM projects_audit
      WHERE project_id = :projectId AND sequence > :after
      ORDER BY sequence
      LIMIT :limit
      """)
  List<AuditRow> after(UUID projectId, long after, int limit);

  @Query("SELECT MAX(sequence) FROM projects_audit WHERE project_id = :projectId")
  Optional<Long> last(UUID projectId);

  /** The first row of that time or later; clocks differ, so earlier rows may follow it. */
  @Query("SELECT MIN(sequence) FROM projects_audit WHERE project_id = :projectId AND at >= :from")
  Optional<Long> firstFrom(UUID projectId, Instant from);

  /** The last row before that time. */
  @Query("SELECT MAX(sequence) FROM projects_audit WHERE project_id = :projectId AND at < :until")
  Optional<Long> lastBefore(UUID projectId, Instant until);
}
