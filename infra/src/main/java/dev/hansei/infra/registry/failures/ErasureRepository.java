package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What erasure does to failures and their patterns. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ErasureRepository extends GenericRepository<ErasedFailureRow, UUID> {
  /** Failures of these traces that still have words, be it in an object alone. */
  @Query(
      """
      SELECT failure_id, pattern_id, texts_sha256 FROM failures_failure
      WHERE project_id = :project AND trace_id IN (:traces)
        AND (erased_at IS NULL OR texts_sha256 IS NOT NULL)
      ORDER BY failure_id
      """)
  List<ErasedFailureRow> ofTraces(@Binary16 UUID project, @Expandable List<byte[]> traces);

  /** All failures of a trace, with words or without. */
  @Query(
      """
      SELECT failure_id, pattern_id, texts_sha256 FROM failures_failure
      WHERE project_id = :project AND trace_id = :trace
      ORDER BY failure_id
      """)
  List<ErasedFailureRow> allOf(@Binary16 UUID project, byte[] trace);

  /** Nobody is to work on what says nothing any more. The object is named until it has gone. */
  @Query(
      """
      UPDATE failures_failure
      SET question = '', texts = :texts, state = 'DISMISSED',
        erased_at = :now
      WHERE project_id = :project AND failure_id IN (:failures)
      """)
  void blank(@Binary16 UUID project, @Expandable List<byte[]> failures, String texts, Instant now);

  /** How many failures of all projects have their words in an object. */
  @Query(
      """
      SELECT COUNT(*) FROM failures_failure
      WHERE texts_sha256 = :object AND erased_at IS NULL
      """)
  long countNaming(@Binary32 Sha256 object);

  /** The object of an erased failure is gone. */
  @Query(
      """
      UPDATE failures_failure SET texts_sha256 = NULL
      WHERE project_id = :project AND trace_id = :trace AND texts_sha256 = :object
        AND erased_at IS NOT NULL
      """)
  void forgetObject(@Binary16 UUID project, byte[] trace, @Binary32 Sha256 object);

  /** Text and vector go; figures and mode stay. */
  @Query(
      """
      UPDATE failures_pattern
      SET text = '', normal = '', text_sha256 = :sha256, embedder = '', vector = NULL,
        erased_at = :now
      WHERE project_id = :project AND pattern_id = :pattern
      """)
  void empty(@Binary16 UUID project, @Binary16 UUID pattern, @Binary32 Sha256 sha256, Instant now);

  /** Nothing is found to be like it any more. */
  @Query(
      """
      DELETE FROM failures_pattern_band
      WHERE project_id = :project AND band IN (:bands) AND pattern_id = :pattern
      """)
  void unband(@Binary16 UUID project, @Expandable List<byte[]> bands, @Binary16 UUID pattern);
}
