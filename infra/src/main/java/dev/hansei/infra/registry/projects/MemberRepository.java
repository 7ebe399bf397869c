package dev.hansei.infra.registry.projects;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Statements on {@code projects_member}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface MemberRepository extends GenericRepository<MemberRow, UUID> {
  @Query(
      """
      INSERT INTO projects_member (project_id, person_id, role, given_at)
      VALUES (:projectId, :personId, :role, :givenAt)
      ON DUPLICATE KEY UPDATE role = VALUES(role)
      """)
  void insertOrKeep(MemberRow row);

  @Query(
      """
      DELETE FROM projects_member
      WHERE project_id = :projectId AND person_id = :personId AND role = :role
      """)
  long delete(UUID projectId, UUID personId, String role);

  @Query(
      """
      SELECT * FROM projects_member
      WHERE project_id = :projectId AND person_id = :personId
      ORDER BY role
      """)
  List<MemberRow> ofPerson(UUID projectId, UUID personId);

  /** Locks the rows, so that two takers of the last two do not both see another one left. */
  @Query(
      """
      SELECT * FROM projects_member
      WHERE project_id = :projectId AND role = :role
      ORDER BY person_id
      FOR UPDATE
      """)
  List<MemberRow> lockByRole(UUID projectId, String role);

  /** All rows of the people whose ids come next. */
  @Query(
      """
      SELECT member.project_id, member.person_id, member.role, member.given_at
      FROM projects_member member
      JOIN (SELECT DISTINCT person_id FROM projects_member
            WHERE project_id = :projectId AND person_id > :personId
            ORDER BY person_id LIMIT :limit) page ON page.person_id = member.person_id
      WHERE member.project_id = :projectId
      ORDER BY member.person_id, member.role
      """)
  List<MemberRow> afterPerson(UUID projectId, UUID personId, int limit);
}
