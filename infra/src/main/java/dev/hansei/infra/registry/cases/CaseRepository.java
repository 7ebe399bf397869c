package dev.hansei.infra.registry.cases;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Table {@code cases_case}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface CaseRepository extends GenericRepository<CaseRow, UUID> {
  @Query(
      """
      INSERT INTO cases_case (
        project_id, case_id, dataset_id, state, content, content_sha256, question_hash,
        held_question, required, weight, checked, failure_id, document_id, generation_id,
        author_id, cluster_key, created_at, approved)
      VALUES (
        :projectId, :caseId, :datasetId, :state, :content, :contentSha256, :questionHash,
        :heldQuestion, :required, :weight, :checked, :failureId, :documentId, :generationId,
        :authorId, :clusterKey, :createdAt, :approved)
      """)
  void insertAll(List<CaseRow> rows);

  @Query(
      """
      SELECT * FROM cases_case
      WHERE project_id = :projectId AND case_id = :caseId
      """)
  Optional<CaseRow> find(UUID projectId, UUID caseId);

  @Query(
      """
      SELECT * FROM cases_case
      WHERE project_id = :projectId AND case_id IN (:ids)
      ORDER BY case_id
      """)
  List<CaseRow> all(UUID projectId, @Expandable List<byte[]> ids);

  @Query(
      """
      SELECT * FROM cases_case
      WHERE project_id = :projectId AND case_id IN (:ids)
      ORDER BY case_id
      FOR UPDATE
      """)
  List<CaseRow> lock(UUID projectId, @Expandable List<byte[]> ids);

  /** Those that hold one of these questions in the dataset. */
  @Query(
      """
      SELECT * FROM cases_case
      WHERE project_id = :projectId AND dataset_id = :datasetId AND held_question IN (:hashes)
      """)
  List<CaseRow> holding(UUID projectId, UUID datasetId, @Expandable List<byte[]> hashes);

  /** In the order of ids. */
  @Query(
      """
      SELECT * FROM cases_case
      WHERE project_id = :projectId AND dataset_id = :datasetId AND case_id > :caseId
      ORDER BY case_id
      LIMIT :limit
      """)
  List<CaseRow> after(UUID projectId, UUID datasetId, UUID caseId, int limit);

  /** In the order of ids. */
  @Query(
      """
      SELECT * FROM cases_case
      WHERE project_id = :projectId AND dataset_id = :datasetId AND state = :state
        AND case_id > :caseId
      ORDER BY case_id
      LIMIT :limit
      """)
  List<CaseRow> ofStateAfter(UUID projectId, UUID datasetId, String state, UUID caseId, int limit);

  /** From one ordinal, inclusive, to another, exclusive. */
  @Query(
      """
      SELECT cases_case.*
      FROM cases_version_member
      JOIN cases_case
        ON cases_case.project_id = cases_version_member.project_id
        AND cases_case.case_id = cases_version_member.case_id
      WHERE cases_version_member.project_id = :projectId
        AND cases_version_member.version_id = :version
        AND cases_version_member.ordinal >= :from AND cases_version_member.ordinal < :to
      ORDER BY cases_version_member.ordinal
      """)
  List<CaseRow> ofVersion(UUID projectId, @Binary16 UUID version, int from, int to);

  /** Changes what of a case may change. */
  @Query(
      """
      UPDATE cases_case
      SET state = :state, held_question = :heldQuestion, required = :required, checked = :checked,
        approved = :approved
      WHERE project_id = :projectId AND case_id = :caseId
      """)
  void update(CaseRow row);

  /** Remembers who took the mark "required" away: for runs that had begun it goes on counting. */
  @Query(
      """
      UPDATE cases_case SET unrequired_at = :moment, unrequired_by = :actor
      WHERE project_id = :project AND case_id = :one
      """)
  void unmark(@Binary16 UUID project, @Binary16 UUID one, Instant moment, String actor);

  @Query(
      """
      UPDATE cases_case SET weight = weight + :by
      WHERE project_id = :projectId AND case_id = :caseId
      """)
  void addWeight(UUID projectId, UUID caseId, int by);

  @Query(
      """
      SELECT COUNT(*) FROM cases_case
      WHERE project_id = :projectId AND dataset_id = :datasetId AND state = :state
      """)
  long count(UUID projectId, UUID datasetId, String state);

  @Query(
      """
      SELECT * FROM cases_case
      WHERE project_id = :projectId AND failure_id = :failureId
      ORDER BY case_id
      LIMIT :limit
      """)
  List<CaseRow> ofFailure(UUID projectId, UUID failureId, int limit);

  @Query(
      """
      SELECT * FROM cases_case
      WHERE project_id = :projectId AND document_id = :documentId
      ORDER BY case_id
      LIMIT :limit
      """)
  List<CaseRow> ofDocument(UUID projectId, UUID documentId, int limit);
}
