package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code annotations_form}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface FormRepository extends GenericRepository<FormRow, UUID> {
  @Query(
      """
      INSERT INTO annotations_form (project_id, form_id, name, number, sha256, content, created_at)
      VALUES (:projectId, :formId, :name, :number, :sha256, :content, :createdAt)
      """)
  void insert(FormRow row);

  @Query(
      """
      SELECT * FROM annotations_form WHERE project_id = :projectId AND form_id = :formId
      """)
  Optional<FormRow> find(UUID projectId, UUID formId);

  @Query(
      """
      SELECT * FROM annotations_form
      WHERE project_id = :projectId AND name = :name AND sha256 = :sha256
      """)
  Optional<FormRow> ofContent(UUID projectId, String name, @Binary32 Sha256 sha256);

  /** The newest version of a name. */
  @Query(
      """
      SELECT * FROM annotations_form
      WHERE project_id = :projectId AND name = :name ORDER BY number DESC LIMIT 1
      """)
  Optional<FormRow> newest(UUID projectId, String name);

  @Query(
      """
      SELECT * FROM annotations_form
      WHERE project_id = :projectId AND form_id < :before
      ORDER BY form_id DESC LIMIT :limit
      """)
  List<FormRow> before(UUID projectId, @Binary16 UUID before, int limit);
}
