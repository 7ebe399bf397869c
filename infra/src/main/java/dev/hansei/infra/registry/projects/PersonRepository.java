package dev.hansei.infra.registry.projects;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code projects_person}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PersonRepository extends GenericRepository<PersonRow, UUID> {
  /** The first row with that address stays. */
  @Query(
      """
      INSERT INTO projects_person (id, email, display_name, password_hash, created_at)
      VALUES (:id, :email, :displayName, :passwordHash, :createdAt)
      ON DUPLICATE KEY UPDATE email = VALUES(email)
      """)
  void insertOrKeep(PersonRow row);

  @Query(
      """
      SELECT * FROM projects_person WHERE id = :id
      """)
  Optional<PersonRow> findById(UUID id);

  @Query(
      """
      SELECT * FROM projects_person WHERE email = :email
      """)
  Optional<PersonRow> findByEmail(String email);

  @Query("UPDATE projects_person SET password_hash = :passwordHash WHERE id = :id")
  long setPassword(UUID id, String passwordHash);

  @Query("SELECT COUNT(*) FROM (SELECT id FROM projects_person LIMIT 1) AS someone")
  long countUpToOne();
}
