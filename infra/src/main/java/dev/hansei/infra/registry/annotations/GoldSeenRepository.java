package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Reads gold as one person may know it. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface GoldSeenRepository extends GenericRepository<GoldSeenRow, UUID> {
  /** Of all queues that take labels; bounded by how much gold a queue may have. */
  @Query(
      """
      SELECT g.task_id, g.queue_id, q.reviewers,
        (SELECT COUNT(*) FROM annotations_annotation a
          WHERE a.project_id = g.project_id AND a.task_id = g.task_id AND a.stands = TRUE
            AND a.purpose = 'GOLD') AS answers,
        (SELECT COUNT(*) FROM annotations_skip s
          WHERE s.project_id = g.project_id AND s.task_id = g.task_id
            AND s.reason IN ('CANNOT_JUDGE', 'BROKEN')) AS skips,
        CASE WHEN g.retired_at IS NULL AND g.marked_by <> :person AND o.task_id IS NULL
          AND m.task_id IS NULL AND x.task_id IS NULL THEN 1 ELSE 0 END AS awaited,
        CASE WHEN m.task_id IS NOT NULL AND o.task_id IS NULL THEN 1 ELSE 0 END AS passed,
        CASE WHEN m.reason IN ('CANNOT_JUDGE', 'BROKEN') THEN 1 ELSE 0 END AS unfit,
        CASE WHEN g.retired_at IS NOT NULL AND CASE WHEN m.task_id IS NULL THEN h.task_id IS NULL
          ELSE m.created_at < g.retired_at END THEN 1 ELSE 0 END AS gone
      FROM annotations_queue q
      JOIN annotations_gold g ON g.project_id = q.project_id AND g.queue_id = q.queue_id
      LEFT JOIN annotations_annotation o ON o.project_id = g.project_id AND o.task_id = g.task_id
        AND o.author = :author AND o.stands = TRUE
      LEFT JOIN annotations_skip m ON m.project_id = g.project_id AND m.task_id = g.task_id
        AND m.person_id = :person
      LEFT JOIN annotations_place h ON h.project_id = g.project_id AND h.task_id = g.task_id
        AND h.person_id = :person AND h.state <> 'DONE'
      LEFT JOIN annotations_conflict x ON x.project_id = g.project_id AND x.task_id = g.task_id
        AND x.person_id = :person
      WHERE q.project_id = :projectId AND q.state IN ('OPEN', 'OVERDUE')
      """)
  List<GoldSeenRow> of(@Binary16 UUID projectId, @Binary16 UUID person, String author);
}
