package dev.hansei.infra.registry.failures;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Table {@code failures_collection}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface CollectionRepository extends GenericRepository<CollectionRow, UUID> {
  @Query(
      """
      INSERT INTO failures_collection (
        project_id, collection_id, from_start, started_by, traces_read, failed,
        new_failures, ending, started_at, ended_at)
      VALUES (
        :projectId, :collectionId, :fromStart, :startedBy, :tracesRead, :failed,
        :newFailures, :ending, :startedAt, :endedAt)
      """)
  void insert(CollectionRow row);

  @Query(
      """
      UPDATE failures_collection
      SET traces_read = :tracesRead, failed = :failed, new_failures = :newFailures,
        ending = :ending, ended_at = :endedAt
      WHERE project_id = :projectId AND collection_id = :collectionId
      """)
  void update(CollectionRow row);

  @Query(
      """
      SELECT * FROM failures_collection
      WHERE project_id = :projectId AND collection_id = :collectionId
      """)
  Optional<CollectionRow> find(UUID projectId, UUID collectionId);

  @Query(
      """
      SELECT * FROM failures_collection
      WHERE project_id = :projectId AND collection_id = :collectionId
      FOR UPDATE
      """)
  Optional<CollectionRow> lock(UUID projectId, UUID collectionId);

  @Query(
      """
      SELECT * FROM failures_collection
      WHERE project_id = :projectId AND collection_id < :collectionId
      ORDER BY collection_id DESC
      LIMIT :limit
      """)
  List<CollectionRow> before(UUID projectId, UUID collectionId, int limit);
}
