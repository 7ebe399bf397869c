package dev.hansei.infra.registry.calibrations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on {@code calibrations_calibration}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface CalibrationRepository extends GenericRepository<CalibrationRow, UUID> {
  @Query(
      """
      INSERT INTO calibrations_calibration (project_id, calibration_id, input, judge_id, planned,
        labels_sha256, labels_bytes, near_duplicates, left_out, state, failure_code, certificate,
        certificate_sha256, certificate_bytes, band, started_at, ended_at, revoked_at,
        revoked_reason, anchors_of, anchors)
      VALUES (:projectId, :calibrationId, :input, :judgeId, :planned,
        :labelsSha256, :labelsBytes, :nearDuplicates, :leftOut, :state, :failureCode, :certificate,
        :certificateSha256, :certificateBytes, :band, :startedAt, :endedAt, :revokedAt,
        :revokedReason, :anchorsOf, :anchors)
      """)
  void insert(CalibrationRow row);

  @Query(
      """
      SELECT * FROM calibrations_calibration
      WHERE project_id = :projectId AND calibration_id = :calibrationId
      """)
  Optional<CalibrationRow> find(UUID projectId, UUID calibrationId);

  @Query(
      """
      SELECT * FROM calibrations_calibration
      WHERE project_id = :projectId AND calibration_id = :calibrationId
      FOR UPDATE
      """)
  Optional<CalibrationRow> lock(UUID projectId, UUID calibrationId);

  /** For a locked row that runs and has no set yet. */
  @Query(
      """
      UPDATE calibrations_calibration SET judge_id = :judgeId, planned = :planned,
        labels_sha256 = :labelsSha256, labels_bytes = :labelsBytes,
        near_duplicates = :nearDuplicates, left_out = :leftOut
      WHERE project_id = :projectId AND calibration_id = :calibrationId
        AND state = 'RUNNING' AND labels_sha256 IS NULL
      """)
  void freeze(CalibrationRow row);

  @Query(
      """
      UPDATE calibrations_calibration SET state = 'COMPLETED', certificate = :certificate,
        certificate_sha256 = :certificateSha256, certificate_bytes = :certificateBytes,
        band = :band, ended_at = :endedAt
      WHERE project_id = :projectId AND calibration_id = :calibrationId AND state = 'RUNNING'
      """)
  void complete(CalibrationRow row);

  @Query(
      """
      UPDATE calibrations_calibration
      SET state = 'COMPLETED', anchors = :anchors, ended_at = :endedAt
      WHERE project_id = :projectId AND calibration_id = :calibrationId AND state = 'RUNNING'
        AND anchors_of IS NOT NULL
      """)
  int conclude(UUID projectId, UUID calibrationId, String anchors, Instant endedAt);

  /** Those in which the judge said anything: where it said nothing, nobody looked. */
  @Query(
      """
      SELECT COUNT(*) FROM calibrations_calibration
      WHERE project_id = :projectId AND anchors_of = :anchorsOf AND state = 'COMPLETED'
        AND CAST(JSON_EXTRACT(anchors, '$.silent') AS SIGNED)
          < CAST(JSON_EXTRACT(anchors, '$.asked') AS SIGNED)
      """)
  int checksOf(UUID projectId, UUID anchorsOf);

  /** Checks of a certificate that ended, newest first. */
  @Query(
      """
      SELECT * FROM calibrations_calibration
      WHERE project_id = :projectId AND anchors_of = :anchorsOf AND state = 'COMPLETED'
      ORDER BY calibration_id DESC LIMIT :limit
      """)
  List<CalibrationRow> checks(UUID projectId, UUID anchorsOf, int limit);

  @Query(
      """
      UPDATE calibrations_calibration
      SET state = :state, failure_code = :failureCode, ended_at = :endedAt
      WHERE project_id = :projectId AND calibration_id = :calibrationId AND state = 'RUNNING'
      """)
  int end(UUID projectId, UUID calibrationId, String state, String failureCode, Instant endedAt);

  @Query(
      """
      UPDATE calibrations_calibration SET revoked_at = :revokedAt, revoked_reason = :reason
      WHERE project_id = :projectId AND calibration_id = :calibrationId
        AND state = 'COMPLETED' AND revoked_at IS NULL
      """)
  int revoke(UUID projectId, UUID calibrationId, Instant revokedAt, String reason);

  @Query(
      """
      SELECT * FROM calibrations_calibration
      WHERE project_id = :projectId AND judge_id = :judgeId AND state = 'COMPLETED'
        AND anchors_of IS NULL
      ORDER BY calibration_id DESC LIMIT 1
      """)
  Optional<CalibrationRow> newestOf(UUID projectId, UUID judgeId);

  /** Those that make certificates, newest first. */
  @Query(
      """
      SELECT * FROM calibrations_calibration
      WHERE project_id = :projectId AND calibration_id < :before AND anchors_of IS NULL
      ORDER BY calibration_id DESC LIMIT :limit
      """)
  List<CalibrationRow> before(UUID projectId, @Binary16 UUID before, int limit);

  /** Checks of anchors of all certificates, newest first. */
  @Query(
      """
      SELECT * FROM calibrations_calibration
      WHERE project_id = :projectId AND calibration_id < :before AND anchors_of IS NOT NULL
      ORDER BY calibration_id DESC LIMIT :limit
      """)
  List<CalibrationRow> checksBefore(UUID projectId, @Binary16 UUID before, int limit);

  /**
   * The newest certificate of each judge, where it was not taken back and lets do more than
   * exploring; the one first whose anchors were asked for longest ago, or never. All: which of them
   * have expired or cannot drift is not known here, and those would be the first for ever.
   */
  @Query(
      """
      SELECT c.* FROM calibrations_calibration c
      WHERE c.project_id = :projectId AND c.state = 'COMPLETED' AND c.anchors_of IS NULL
        AND c.certificate IS NOT NULL AND c.revoked_at IS NULL AND c.band <> 'EXPLORE'
        AND NOT EXISTS (
          SELECT 1 FROM calibrations_calibration n
          WHERE n.project_id = c.project_id AND n.judge_id = c.judge_id
            AND n.state = 'COMPLETED' AND n.anchors_of IS NULL
            AND n.calibration_id > c.calibration_id)
      ORDER BY COALESCE((
          SELECT MAX(a.started_at) FROM calibrations_calibration a
          WHERE a.project_id = c.project_id AND a.anchors_of = c.calibration_id), '1970-01-01'),
        c.calibration_id
      """)
  List<CalibrationRow> holding(UUID projectId);

  /** Certificates that were taken back since a moment, newest first. */
  @Query(
      """
      SELECT * FROM calibrations_calibration
      WHERE project_id = :projectId AND anchors_of IS NULL AND revoked_at >= :since
        AND revoked_reason LIKE :reason
      ORDER BY revoked_at DESC LIMIT :limit
      """)
  List<CalibrationRow> revokedSince(UUID projectId, Instant since, String reason, int limit);
}
