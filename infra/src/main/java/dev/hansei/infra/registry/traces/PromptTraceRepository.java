package dev.hansei.infra.registry.traces;

import io.micronaut.data.annotation.ParameterExpression;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Table {@code traces_trace}, for who follows one prompt. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PromptTraceRepository extends GenericRepository<TraceRow, UUID> {
  /** Traces with spans of a prompt, oldest first, from a place in that order on. */
  @Query(
      """
      SELECT * FROM traces_trace
      WHERE project_id = :projectId AND prompt_name = :promptName AND span_count > 0
        AND started_at >= :fromStart AND started_at < :beforeStart
        AND (started_at > :fromStart OR trace_id > UNHEX(:afterTrace))
      ORDER BY started_at, trace_id
      LIMIT :limit
      """)
  @ParameterExpression(name = "fromStart", expression = "#{place.startedAt}")
  @ParameterExpression(name = "afterTrace", expression = "#{place.traceId}")
  List<TraceRow> page(
      UUID projectId, String promptName, PromptTraces.Place place, Instant beforeStart, int limit);
}
