package dev.hansei.infra.registry.campaigns;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Statements on {@code campaigns_event}. Whoever adds a row has locked its campaign. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface EventRepository extends GenericRepository<EventRow, UUID> {
  @Query(
      """
      INSERT INTO campaigns_event (project_id, campaign_id, sequence, event_key, code, cycle, step,
        numbers, detail, person_id, happened_at)
      VALUES (:projectId, :campaignId, :sequence, :eventKey, :code, :cycle, :step,
        :numbers, :detail, :personId, :happenedAt)
      """)
  void insert(EventRow row);

  @Query(
      """
      SELECT COUNT(*) FROM campaigns_event
      WHERE project_id = :projectId AND campaign_id = :campaignId AND event_key = :eventKey
      """)
  long count(UUID projectId, UUID campaignId, String eventKey);

  @Query(
      """
      SELECT * FROM campaigns_event
      WHERE project_id = :projectId AND campaign_id = :campaignId AND sequence < :before
      ORDER BY sequence DESC LIMIT :limit
      """)
  List<EventRow> before(UUID projectId, UUID campaignId, long before, int limit);
}
