package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.ParameterExpression;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Table {@code traces_trace}, for walks over those that match. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PlacedRepository extends GenericRepository<PlacedRow, String> {
  /**
   * The ids of those that {@link TraceSearchRepository} shows a person, if they show a question.
   */
  @Query(
      """
      SELECT trace_id, started_at FROM traces_trace
      WHERE project_id = :projectId AND span_count > 0
        AND started_at >= :startedFrom AND started_at <= :startedTo
        AND (started_at < :startedTo OR trace_id < UNHEX(:beforeTrace))
        AND (:status = '' OR status = :status)
        AND (:thumbs = '' OR thumbs = :thumbs)
        AND (:model = '' OR model = :model)
        AND (:promptName = '' OR prompt_name = :promptName)
        AND (:promptVersion = '' OR prompt_version = :promptVersion)
        AND (:session = '' OR session_id = :session)
        AND (:pattern = '' OR LOWER(question) LIKE LOWER(:pattern) ESCAPE '!'
          OR LOWER(answer) LIKE LOWER(:pattern) ESCAPE '!')
        AND question <> '' AND answer <> ''
      ORDER BY started_at DESC, trace_id DESC
      LIMIT :limit
      """)
  @ParameterExpression(name = "startedFrom", expression = "#{query.startedFrom}")
  @ParameterExpression(name = "startedTo", expression = "#{query.startedTo}")
  @ParameterExpression(name = "beforeTrace", expression = "#{query.beforeTrace}")
  @ParameterExpression(name = "status", expression = "#{query.status}")
  @ParameterExpression(name = "thumbs", expression = "#{query.thumbs}")
  @ParameterExpression(name = "model", expression = "#{query.model}")
  @ParameterExpression(name = "promptName", expression = "#{query.promptName}")
  @ParameterExpression(name = "promptVersion", expression = "#{query.promptVersion}")
  @ParameterExpression(name = "session", expression = "#{query.session}")
  @ParameterExpression(name = "pattern", expression = "#{query.pattern}")
  List<PlacedRow> matching(@Binary16 UUID projectId, LookQuery query, int limit);
}
