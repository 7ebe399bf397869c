package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Starts of {@code traces_trace}, read from their index alone. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface StartRepository extends GenericRepository<StartRow, UUID> {
  /** The start of the trace that lies so many before a moment. */
  @Query(
      """
      SELECT project_id, started_at FROM traces_trace
      WHERE project_id = :project AND started_at >= :startedFrom AND started_at <= :startedTo
      ORDER BY started_at DESC, trace_id DESC
      LIMIT 1 OFFSET :skipped
      """)
  Optional<StartRow> further(
      @Binary16 UUID project, Instant startedFrom, Instant startedTo, int skipped);
}
