package dev.hansei.infra.registry.promotions;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code promotions_dossier}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DossierRepository extends GenericRepository<DossierRow, UUID> {
  @Query(
      """
      INSERT INTO promotions_dossier (project_id, promotion_id, edition, state, manifest_sha256,
        zip_sha256, zip_bytes, key_id, made_at)
      VALUES (:projectId, :promotionId, :edition, :state, :manifestSha256, :zipSha256, :zipBytes,
        :keyId, :madeAt)
      """)
  void insert(DossierRow row);

  /** As many as a promotion has ends, and one. */
  @Query(
      """
      SELECT * FROM promotions_dossier
      WHERE project_id = :projectId AND promotion_id = :promotionId
      ORDER BY edition LIMIT 20
      """)
  List<DossierRow> of(UUID projectId, UUID promotionId);

  @Query(
      """
      SELECT * FROM promotions_dossier
      WHERE project_id = :projectId AND promotion_id = :promotionId AND edition = :edition
      FOR UPDATE
      """)
  Optional<DossierRow> lock(UUID projectId, UUID promotionId, int edition);

  /** Another file in place of the one that was read; to be locked before. */
  @Query(
      """
      UPDATE promotions_dossier SET zip_sha256 = :zipSha256, zip_bytes = :zipBytes
      WHERE project_id = :projectId AND promotion_id = :promotionId AND edition = :edition
      """)
  void replace(DossierRow row);
}
