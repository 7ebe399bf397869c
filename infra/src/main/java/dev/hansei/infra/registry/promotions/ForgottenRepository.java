package dev.hansei.infra.registry.promotions;

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
import org.jspecify.annotations.Nullable;

/** What the erasure of a person asks of promotions, and {@code promotions_forgotten}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ForgottenRepository extends GenericRepository<ForgottenRow, UUID> {
  @Query(
      """
      INSERT INTO promotions_forgotten (project_id, person_id, since)
      VALUES (:projectId, :personId, :since)
      ON DUPLICATE KEY UPDATE person_id = VALUES(person_id)
      """)
  void insertOrKeep(ForgottenRow row);

  @Query(
      """
      SELECT * FROM promotions_forgotten
      WHERE project_id = :projectId AND person_id = :personId
      """)
  Optional<ForgottenRow> find(UUID projectId, UUID personId);

  /** How far an erasure has come. */
  @Query(
      """
      UPDATE promotions_forgotten SET dossiers_after = :place
      WHERE project_id = :project AND person_id = :person
      """)
  void setPlace(@Binary16 UUID project, @Binary16 UUID person, @Nullable @Binary16 UUID place);

  /** The comments and reasons of a person; such words are few. */
  @Query(
      """
      SELECT comment_sha256 AS sha256 FROM promotions_decision
      WHERE project_id = :project AND person_id = :person AND comment_sha256 IS NOT NULL
      UNION
      SELECT reason_sha256 AS sha256 FROM promotions_promotion
      WHERE project_id = :project AND requested_by = :person AND reason_sha256 IS NOT NULL
      UNION
      SELECT words AS sha256 FROM promotions_steering
      WHERE project_id = :project AND person_id = :person
      """)
  List<WordsOfRow> wordsOf(@Binary16 UUID project, @Binary16 UUID person);

  /** How often somebody else wrote the very same; of any project, since they share one object. */
  @Query(
      """
      SELECT (SELECT COUNT(*) FROM promotions_decision
        WHERE comment_sha256 = :words AND NOT (project_id = :project AND person_id = :person))
        + (SELECT COUNT(*) FROM promotions_promotion
        WHERE reason_sha256 = :words AND NOT (project_id = :project AND requested_by = :person))
        + (SELECT COUNT(*) FROM promotions_steering
        WHERE words = :words AND NOT (project_id = :project AND person_id = :person))
      """)
  long saidByOthers(@Binary16 UUID project, @Binary16 UUID person, @Binary32 Sha256 words);

  /** Promotions that a person took back, whose reason is still there. */
  @Query(
      """
      SELECT p.promotion_id FROM lineage_edge e
      JOIN promotions_promotion p ON p.project_id = e.project_id
        AND p.promotion_id = UNHEX(REPLACE(e.to_id, '-', ''))
      WHERE e.project_id = :project AND e.from_kind = 'PERSON' AND e.from_id = :person
        AND e.relation = 'ROLLED_BACK' AND e.to_kind = 'PROMOTION'
        AND p.rollback_reason NOT IN ('', :erased)
      ORDER BY p.promotion_id
      """)
  List<PromotionOfRow> takenBackBy(@Binary16 UUID project, String person, String erased);

  /** The step that ended by it has the reason too. */
  @Query(
      """
      UPDATE promotions_step SET reason = :erased
      WHERE project_id = :project AND promotion_id = :promotion AND state = 'BACK'
      """)
  void blankStep(@Binary16 UUID project, @Binary16 UUID promotion, String erased);

  /** Why a person broke the glass. */
  @Query(
      """
      UPDATE promotions_emergency SET reason = :erased
      WHERE project_id = :project AND moved_by = :person AND reason <> :erased
      """)
  long blankEmergencies(@Binary16 UUID project, @Binary16 UUID person, String erased);

  /** What a person found when they reviewed such a move. */
  @Query(
      """
      UPDATE promotions_emergency SET findings = :erased
      WHERE project_id = :project AND done_by = :person AND findings <> :erased
      """)
  long blankFindings(@Binary16 UUID project, @Binary16 UUID person, String erased);

  /** Those that have a dossier, in the order of ids. */
  @Query(
      """
      SELECT DISTINCT promotion_id FROM promotions_dossier
      WHERE project_id = :project AND promotion_id > :after
      ORDER BY promotion_id LIMIT :limit
      """)
  List<PromotionOfRow> withDossier(@Binary16 UUID project, @Binary16 UUID after, int limit);
}
