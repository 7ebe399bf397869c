package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Answers of a run beside those of them, or of other runs, that were labelled. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface TwinRepository extends GenericRepository<TwinRow, Integer> {
  /**
   * Of the queues that asked about the run: its answers to the questions of labelled tasks, but for
   * those that are the tasks' own. Bounded by what queues take times the repeats of a run.
   *
   * @param run the run's id as lineage writes it
   */
  @Query(
      """
      SELECT o.ordinal, o.case_id, o.call_key, t.task_id, t.item_sha256, t.call_key AS task_call
      FROM lineage_edge e
      JOIN annotations_task t ON t.project_id = e.project_id
        AND t.queue_id = UNHEX(REPLACE(e.to_id, '-', '')) AND t.state = 'LABELLED'
        AND t.run_id IS NOT NULL
      JOIN suites_outcome o ON o.project_id = t.project_id AND o.case_id = t.case_id
        AND o.run_id = :runId AND o.call_key IS NOT NULL
      WHERE e.project_id = :projectId AND e.from_kind = 'RUN' AND e.from_id = :run
        AND e.relation = 'USED_BY' AND e.to_kind = 'QUEUE'
        AND NOT (t.run_id = :runId AND t.ordinal = o.ordinal)
      ORDER BY t.task_id, o.ordinal
      """)
  List<TwinRow> of(@Binary16 UUID projectId, @Binary16 UUID runId, String run);
}
