package dev.hansei.infra.registry.calibrations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code calibrations_proposal}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ProposalRepository extends GenericRepository<ProposalRow, UUID> {
  @Query(
      """
      INSERT INTO calibrations_proposal (project_id, proposal_id, discovery_id, ordinal, name,
        sentence, worded_by, evidence, state, criterion_id, merged_into, decided_by, decided_at)
      VALUES (:projectId, :proposalId, :discoveryId, :ordinal, :name,
        :sentence, :wordedBy, :evidence, :state, :criterionId, :mergedInto, :decidedBy, :decidedAt)
      """)
  void insert(List<ProposalRow> rows);

  @Query(
      """
      SELECT * FROM calibrations_proposal
      WHERE project_id = :projectId AND discovery_id = :discoveryId
      ORDER BY ordinal
      """)
  List<ProposalRow> of(UUID projectId, UUID discoveryId);

  @Query(
      """
      SELECT * FROM calibrations_proposal
      WHERE project_id = :projectId AND proposal_id = :proposalId
      """)
  Optional<ProposalRow> find(UUID projectId, UUID proposalId);

  @Query(
      """
      SELECT * FROM calibrations_proposal
      WHERE project_id = :projectId AND proposal_id = :proposalId
      FOR UPDATE
      """)
  Optional<ProposalRow> lock(UUID projectId, UUID proposalId);

  /** Those that went into one, which is locked. */
  @Query(
      """
      SELECT * FROM calibrations_proposal
      WHERE project_id = :projectId AND merged_into = :proposalId
      ORDER BY ordinal
      """)
  List<ProposalRow> mergedInto(UUID projectId, UUID proposalId);

  /** For a locked row that is proposed. */
  @Query(
      """
      UPDATE calibrations_proposal
      SET name = :name, sentence = :sentence, worded_by = :wordedBy, evidence = :evidence
      WHERE project_id = :projectId AND proposal_id = :proposalId
      """)
  void word(ProposalRow row);

  /** For a locked row that is proposed. */
  @Query(
      """
      UPDATE calibrations_proposal
      SET state = :state, criterion_id = :criterionId, merged_into = :mergedInto,
        decided_by = :decidedBy, decided_at = :decidedAt
      WHERE project_id = :projectId AND proposal_id = :proposalId
      """)
  void decide(ProposalRow row);

  /** Those that went into a proposal that became a criterion: theirs too. */
  @Query(
      """
      UPDATE calibrations_proposal SET criterion_id = :criterionId
      WHERE project_id = :projectId AND merged_into = :proposalId
      """)
  void followInto(UUID projectId, UUID proposalId, @Binary16 UUID criterionId);
}
