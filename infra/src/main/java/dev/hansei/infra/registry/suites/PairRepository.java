package dev.hansei.infra.registry.suites;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** What pairwise judges said in a run. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PairRepository extends GenericRepository<PairRow, String> {
  /**
   * Verdicts by metric. Repeats of a case are no further evidence, so only the first counts. The
   * verdict is the first word of what was read; the last two words of an inconsistent one are the
   * choices, since they are kept.
   */
  @Query(
      """
      SELECT s.metric, SUBSTRING_INDEX(s.answer, ' ', 1) AS verdict, COUNT(*) AS pairs,
        CAST(SUM(CASE WHEN s.answer LIKE '% first first' THEN 1 ELSE 0 END) AS SIGNED)
          AS first_twice,
        CAST(SUM(CASE WHEN s.answer LIKE '% second second' THEN 1 ELSE 0 END) AS SIGNED)
          AS second_twice
      FROM suites_score s
      JOIN suites_outcome o
        ON o.project_id = s.project_id AND o.run_id = s.run_id AND o.ordinal = s.ordinal
          AND o.repetition = 0
      JOIN criteria_judge j ON j.project_id = s.project_id AND j.judge_id = s.judge_id
        AND j.method LIKE '_"type"_"pairwise"_'
      WHERE s.project_id = :projectId AND s.run_id = :runId
      GROUP BY s.metric, SUBSTRING_INDEX(s.answer, ' ', 1)
      ORDER BY s.metric
      """)
  List<PairRow> ofRun(@Binary16 UUID projectId, @Binary16 UUID runId);
}
