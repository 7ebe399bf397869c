package dev.hansei.infra.registry.projects;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads deliveries with what their events were. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ToldRepository extends GenericRepository<ToldRow, UUID> {
  /** Newest first; in one state, unless that is empty. */
  @Query(
      """
      SELECT d.*, e.type, e.subject_kind, e.subject_id, e.happened_at
      FROM projects_delivery d
      JOIN projects_event e ON e.project_id = d.project_id AND e.event_id = d.event_id
      WHERE d.project_id = :projectId AND d.webhook_id = :webhookId AND d.event_id < :before
        AND (:wanted = '' OR d.state = :wanted)
      ORDER BY d.event_id DESC LIMIT :limit
      """)
  List<ToldRow> before(
      UUID projectId, UUID webhookId, String wanted, @Binary16 UUID before, int limit);

  @Query(
      """
      SELECT d.*, e.type, e.subject_kind, e.subject_id, e.happened_at
      FROM projects_delivery d
      JOIN projects_event e ON e.project_id = d.project_id AND e.event_id = d.event_id
      WHERE d.project_id = :projectId AND d.webhook_id = :webhookId AND d.event_id = :eventId
      """)
  Optional<ToldRow> find(UUID projectId, UUID webhookId, UUID eventId);
}
