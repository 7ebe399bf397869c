package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

/**
 * Statements on {@code annotations_turn}: one row a person and queue, so nobody waits for others.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface TurnRepository extends GenericRepository<TurnRow, UUID> {
  @Query(
      """
      SELECT * FROM annotations_turn
      WHERE project_id = :projectId AND queue_id = :queueId AND person_id = :person
      """)
  Optional<TurnRow> find(UUID projectId, UUID queueId, @Binary16 UUID person);

  @Query(
      """
      INSERT INTO annotations_turn (project_id, queue_id, person_id, turns, salt)
      VALUES (:projectId, :queueId, :personId, :turns, :salt)
      """)
  void insert(TurnRow row);

  @Query(
      """
      UPDATE annotations_turn SET turns = GREATEST(turns, :had)
      WHERE project_id = :projectId AND queue_id = :queueId AND person_id = :person
      """)
  void came(UUID projectId, UUID queueId, @Binary16 UUID person, long had);
}
