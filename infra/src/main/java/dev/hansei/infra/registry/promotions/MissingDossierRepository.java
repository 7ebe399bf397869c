package dev.hansei.infra.registry.promotions;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Which promotions of any project lack an edition of their dossier. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface MissingDossierRepository extends GenericRepository<MissingDossierRow, UUID> {
  /** Those that ended since a moment and have no edition that tells of their end. */
  @Query(
      """
      SELECT p.project_id, p.promotion_id FROM promotions_promotion p
      LEFT JOIN promotions_dossier d ON d.project_id = p.project_id
        AND d.promotion_id = p.promotion_id AND d.state = p.state AND d.edition > 1
      WHERE p.ended_at > :since AND p.verdict_id IS NOT NULL AND d.edition IS NULL
      ORDER BY p.ended_at DESC LIMIT :limit
      """)
  List<MissingDossierRow> endedWithout(Instant since, int limit);

  /** Those whose failure mode was found since a moment and that have no edition made after it. */
  @Query(
      """
      SELECT p.project_id, p.promotion_id FROM promotions_failure_mode f
      JOIN promotions_promotion p ON p.project_id = f.project_id
        AND p.promotion_id = f.promotion_id
      LEFT JOIN promotions_dossier d ON d.project_id = f.project_id
        AND d.promotion_id = f.promotion_id AND d.state = p.state AND d.edition > 1
        AND d.made_at >= f.settled_at
      WHERE f.state = 'FOUND' AND f.settled_at > :since AND p.verdict_id IS NOT NULL
        AND d.edition IS NULL
      ORDER BY f.settled_at DESC LIMIT :limit
      """)
  List<MissingDossierRow> foundWithout(Instant since, int limit);

  /** Those that are open, were asked for since a moment, and have no edition. */
  @Query(
      """
      SELECT p.project_id, p.promotion_id FROM promotions_promotion p
      LEFT JOIN promotions_dossier d ON d.project_id = p.project_id
        AND d.promotion_id = p.promotion_id AND d.edition = 1
      WHERE p.ended_at IS NULL AND p.verdict_id IS NOT NULL AND p.created_at > :since
        AND d.edition IS NULL
      ORDER BY p.created_at DESC LIMIT :limit
      """)
  List<MissingDossierRow> openWithout(Instant since, int limit);
}
