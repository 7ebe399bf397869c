package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code promotions_emergency}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface EmergencyRepository extends GenericRepository<EmergencyRow, UUID> {
  @Query(
      """
      INSERT INTO promotions_emergency (project_id, emergency_id, prompt_id, stage, version_id,
        replaced_id, revision, moved_by, reason, moved_at, due_at, done_by, done_at, findings)
      VALUES (:projectId, :emergencyId, :promptId, :stage, :versionId, :replacedId, :revision,
        :movedBy, :reason, :movedAt, :dueAt, :doneBy, :doneAt, :findings)
      """)
  void insert(EmergencyRow row);

  @Query(
      """
      SELECT * FROM promotions_emergency
      WHERE project_id = :projectId AND emergency_id = :emergencyId FOR UPDATE
      """)
  Optional<EmergencyRow> lock(UUID projectId, UUID emergencyId);

  @Query(
      """
      SELECT * FROM promotions_emergency
      WHERE project_id = :projectId AND emergency_id = :emergencyId
      """)
  Optional<EmergencyRow> find(UUID projectId, UUID emergencyId);

  @Query(
      """
      UPDATE promotions_emergency
      SET done_by = :doneBy, done_at = :doneAt, findings = :findings
      WHERE project_id = :projectId AND emergency_id = :emergencyId
      """)
  void setDone(
      UUID projectId, UUID emergencyId, @Binary16 UUID doneBy, Instant doneAt, String findings);

  /** Oldest first. */
  @Query(
      """
      SELECT * FROM promotions_emergency
      WHERE project_id = :projectId AND done_at IS NULL
      ORDER BY emergency_id LIMIT :limit
      """)
  List<EmergencyRow> open(UUID projectId, int limit);

  @Query(
      """
      SELECT * FROM promotions_emergency
      WHERE project_id = :projectId AND emergency_id < :before
      ORDER BY emergency_id DESC LIMIT :limit
      """)
  List<EmergencyRow> before(UUID projectId, @Binary16 UUID before, int limit);
}
