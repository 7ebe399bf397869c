package dev.hansei.infra.registry.projects;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code projects_project}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ProjectRepository extends GenericRepository<ProjectRow, UUID> {
  @Query("INSERT INTO projects_project (id, name, created_at) VALUES (:id, :name, :createdAt)")
  void insert(ProjectRow row);

  @Query("SELECT id, name, created_at FROM projects_project WHERE id = :id")
  Optional<ProjectRow> findById(UUID id);

  @Query("SELECT id, name, created_at FROM projects_project WHERE name = :name")
  Optional<ProjectRow> findByName(String name);

  @Query(
      """
      SELECT id, name, created_at
      FROM projects_project
      WHERE id IN (SELECT project_id FROM projects_member WHERE person_id = :personId)
      ORDER BY name
      LIMIT :limit
      """)
  List<ProjectRow> ofPerson(@Binary16 UUID personId, int limit);
}
