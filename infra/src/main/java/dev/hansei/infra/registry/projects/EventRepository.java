package dev.hansei.infra.registry.projects;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code projects_event}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface EventRepository extends GenericRepository<EventRow, UUID> {
  @Query(
      """
      INSERT INTO projects_event (project_id, event_id, type, subject_kind, subject_id, body,
        happened_at)
      VALUES (:projectId, :eventId, :type, :subjectKind, :subjectId, :body, :happenedAt)
      """)
  void insert(EventRow row);

  @Query(
      """
      SELECT * FROM projects_event WHERE project_id = :projectId AND event_id = :eventId
      """)
  Optional<EventRow> find(UUID projectId, UUID eventId);

  /** Newest first. */
  @Query(
      """
      SELECT * FROM projects_event WHERE project_id = :projectId AND event_id < :before
      ORDER BY event_id DESC LIMIT :limit
      """)
  List<EventRow> before(UUID projectId, @Binary16 UUID before, int limit);

  /** Of a range of time, oldest first. */
  @Query(
      """
      SELECT * FROM projects_event
      WHERE project_id = :projectId AND happened_at >= :since AND happened_at < :end
      ORDER BY happened_at, event_id LIMIT :limit
      """)
  List<EventRow> between(UUID projectId, Instant since, Instant end, int limit);

  /** Of all projects, oldest first. */
  @Query(
      """
      SELECT * FROM projects_event WHERE happened_at <= :until ORDER BY happened_at LIMIT :limit
      """)
  List<EventRow> until(Instant until, int limit);

  @Query("DELETE FROM projects_event WHERE project_id = :projectId AND event_id = :eventId")
  void delete(UUID projectId, UUID eventId);
}
