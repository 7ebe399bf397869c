package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Statements on {@code promotions_dossier_gone}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DossierGoneRepository extends GenericRepository<DossierGoneRow, Sha256> {
  @Query(
      """
      INSERT INTO promotions_dossier_gone (zip_sha256, since) VALUES (:zipSha256, :since)
      ON DUPLICATE KEY UPDATE zip_sha256 = VALUES(zip_sha256)
      """)
  void insertOrKeep(DossierGoneRow row);

  /** Those that have waited longest. */
  @Query("SELECT zip_sha256, since FROM promotions_dossier_gone ORDER BY since LIMIT :limit")
  List<DossierGoneRow> oldest(int limit);

  @Query("DELETE FROM promotions_dossier_gone WHERE zip_sha256 = :gone")
  void done(@Binary32 Sha256 gone);
}
