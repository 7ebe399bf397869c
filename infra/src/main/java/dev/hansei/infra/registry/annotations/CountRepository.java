package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Sums over the tables of this stage. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface CountRepository extends GenericRepository<CountRow, String> {
  @Query(
      """
      SELECT state AS word, COUNT(*) AS items FROM annotations_task
      WHERE project_id = :projectId AND queue_id = :queueId GROUP BY state
      """)
  List<CountRow> tasks(@Binary16 UUID projectId, @Binary16 UUID queueId);

  @Query(
      """
      SELECT 'skips' AS word, COUNT(*) AS items FROM annotations_skip
      WHERE project_id = :projectId AND task_id = :taskId
        AND reason IN ('CANNOT_JUDGE', 'BROKEN')
      """)
  CountRow skips(@Binary16 UUID projectId, @Binary16 UUID taskId);

  @Query(
      """
      SELECT 'reviews' AS word, COUNT(*) AS items FROM annotations_annotation
      WHERE project_id = :projectId AND queue_id = :queueId AND purpose = 'REVIEW'
        AND stands = TRUE
      """)
  CountRow reviews(@Binary16 UUID projectId, @Binary16 UUID queueId);

  /**
   * What the outside said beside the reviews, in one field or, with an empty one, in all; none of
   * gold.
   */
  @Query(
      """
      SELECT 'ratings' AS word, COUNT(*) AS items FROM annotations_rating r
      LEFT JOIN annotations_task t ON t.project_id = r.project_id AND t.queue_id = r.queue_id
        AND t.state = 'GOLD' AND t.task_id = r.task_id
      WHERE r.project_id = :projectId AND r.queue_id = :queueId AND t.task_id IS NULL
        AND (:field = '' OR r.field = :field)
      """)
  CountRow ratings(@Binary16 UUID projectId, @Binary16 UUID queueId, String field);

  @Query(
      """
      SELECT 'unattended' AS word, COUNT(*) AS items FROM annotations_task t
      LEFT JOIN annotations_place p
        ON p.project_id = t.project_id AND p.task_id = t.task_id AND p.purpose = 'ADJUDICATION'
      WHERE t.project_id = :projectId AND t.queue_id = :queueId AND t.state = 'DISPUTED'
        AND p.task_id IS NULL
      """)
  CountRow unattended(@Binary16 UUID projectId, @Binary16 UUID queueId);

  /** Labels that stand, by author, most first. */
  @Query(
      """
      SELECT author AS word, COUNT(*) AS items FROM annotations_annotation
      WHERE project_id = :projectId AND queue_id = :queueId AND stands = TRUE
        AND created_at >= :since
      GROUP BY author ORDER BY items DESC, author LIMIT 200
      """)
  List<CountRow> byAuthor(@Binary16 UUID projectId, @Binary16 UUID queueId, Instant since);

  /** Those of them that answer gold. */
  @Query(
      """
      SELECT a.author AS word, COUNT(*) AS items FROM annotations_gold g
      JOIN annotations_annotation a ON a.project_id = g.project_id AND a.task_id = g.task_id
        AND a.stands = TRUE AND a.purpose = 'GOLD' AND a.created_at >= :since
      WHERE g.project_id = :projectId AND g.queue_id = :queueId GROUP BY a.author
      """)
  List<CountRow> goldByAuthor(@Binary16 UUID projectId, @Binary16 UUID queueId, Instant since);

  /** Labels of one author that stand. */
  @Query(
      """
      SELECT 'labels' AS word, COUNT(*) AS items
      FROM annotations_annotation FORCE INDEX (annotations_annotation_of_author)
      WHERE project_id = :projectId AND queue_id = :queueId AND author = :author
        AND stands = TRUE AND created_at >= :since
      """)
  CountRow ofAuthor(@Binary16 UUID projectId, @Binary16 UUID queueId, String author, Instant since);

  /**
   * How many tasks of a queue a person has or is done with: what they hold, said and passed by,
   * each once. To give one back takes it from them, and to take a label back does not.
   */
  @Query(
      """
      SELECT 'said' AS word, COUNT(*) AS items
      FROM annotations_annotation FORCE INDEX (annotations_annotation_of_author)
      WHERE project_id = :projectId AND queue_id = :queueId AND author = :author
        AND stands = TRUE
      UNION ALL
      SELECT 'held', COUNT(*) FROM annotations_place
      WHERE project_id = :projectId AND person_id = :person AND state = 'HELD'
        AND queue_id = :queueId
      UNION ALL
      SELECT 'passed', COUNT(*) FROM annotations_skip s
      LEFT JOIN annotations_place o ON o.project_id = s.project_id AND o.task_id = s.task_id
        AND o.person_id = :person AND o.state <> 'FREE'
      WHERE s.project_id = :projectId AND s.queue_id = :queueId AND s.person_id = :person
        AND o.task_id IS NULL
      """)
  List<CountRow> had(
      @Binary16 UUID projectId, @Binary16 UUID queueId, @Binary16 UUID person, String author);

  /**
   * What wants a review in all queues that take labels. Disputed tasks are left out: the number
   * would tell a reviewer whether the other one agreed.
   */
  @Query(
      """
      SELECT 'remaining' AS word, COUNT(*) AS items FROM annotations_queue q
      JOIN annotations_task t ON t.project_id = q.project_id AND t.queue_id = q.queue_id
        AND t.state = 'OPEN'
      WHERE q.project_id = :projectId AND q.state IN ('OPEN', 'OVERDUE')
      """)
  CountRow remaining(@Binary16 UUID projectId);

  /** Labelled answers of all runs of a dataset's versions, counted up to a limit. */
  @Query(
      """
      SELECT 'labelled' AS word, COUNT(*) AS items FROM (
        SELECT t.task_id FROM cases_version v
        JOIN suites_run r ON r.project_id = v.project_id AND r.version_id = v.version_id
        JOIN annotations_task t ON t.project_id = r.project_id AND t.run_id = r.run_id
          AND t.state = 'LABELLED'
        WHERE v.project_id = :projectId AND v.dataset_id = :datasetId
        LIMIT :limit) found
      """)
  CountRow labelledOf(@Binary16 UUID projectId, @Binary16 UUID datasetId, int limit);

  /** Tasks that want a review; reads an entry of an index for each. */
  @Query(
      """
      SELECT 'wanted' AS word, COUNT(*) AS items
      FROM annotations_task FORCE INDEX (annotations_task_by_state)
      WHERE project_id = :projectId AND queue_id = :queueId AND state = 'OPEN'
      """)
  CountRow wanted(@Binary16 UUID projectId, @Binary16 UUID queueId);

  /**
   * What is to be added to the tasks that want a review so that it is what a person could be given
   * now: less those that the person reviewed (one review ends a task where one is wanted, so there
   * is nothing to look for) or passed by, less what is their own work, less those of which others
   * hold every place, and disputes to settle. Reads of what this person did, of what is held and of
   * what is disputed. Which way is said, and there is no NOT EXISTS: MariaDB makes a table of that
   * from all places there are.
   */
  @Query(
      """
      SELECT 'reviewed' AS word, -COUNT(*) AS items FROM annotations_queue q
      JOIN annotations_annotation a FORCE INDEX (annotations_annotation_of_author)
        ON a.project_id = q.project_id AND a.queue_id = q.queue_id
        AND a.author = :author AND a.stands = TRUE
      STRAIGHT_JOIN annotations_task t ON t.project_id = a.project_id AND t.task_id = a.task_id
        AND t.state = 'OPEN'
      WHERE q.project_id = :projectId AND q.queue_id = :queueId AND q.reviewers > 1
      UNION ALL
      SELECT 'passed', -COUNT(*) FROM annotations_skip s
      STRAIGHT_JOIN annotations_task t ON t.project_id = s.project_id AND t.task_id = s.task_id
        AND t.state = 'OPEN'
      LEFT JOIN annotations_annotation a ON a.project_id = s.project_id AND a.task_id = s.task_id
        AND a.author = :author AND a.stands = TRUE
      WHERE s.project_id = :projectId AND s.queue_id = :queueId AND s.person_id = :person
        AND a.task_id IS NULL
      UNION ALL
      SELECT 'own work', -COUNT(*)
      FROM annotations_conflict x FORCE INDEX (annotations_conflict_of_person)
      STRAIGHT_JOIN annotations_task t ON t.project_id = x.project_id AND t.task_id = x.task_id
        AND t.state = 'OPEN'
      LEFT JOIN annotations_annotation a ON a.project_id = x.project_id AND a.task_id = x.task_id
        AND a.author = :author AND a.stands = TRUE
      LEFT JOIN annotations_skip s ON s.project_id = x.project_id AND s.task_id = x.task_id
        AND s.person_id = :person
      WHERE x.project_id = :projectId AND x.queue_id = :queueId AND x.person_id = :person
        AND a.task_id IS NULL AND s.task_id IS NULL
      UNION ALL
      SELECT 'held', -COUNT(DISTINCT p.task_id)
      FROM annotations_place p FORCE INDEX (annotations_place_late)
      STRAIGHT_JOIN annotations_task t ON t.project_id = p.project_id AND t.task_id = p.task_id
        AND t.state = 'OPEN'
      LEFT JOIN annotations_place o ON o.project_id = p.project_id AND o.task_id = p.task_id
        AND (o.person_id = :person OR o.state = 'FREE'
          OR (o.state = 'HELD' AND o.lease_until < :now))
      LEFT JOIN annotations_skip s ON s.project_id = p.project_id AND s.task_id = p.task_id
        AND s.person_id = :person
      LEFT JOIN annotations_conflict x ON x.project_id = p.project_id AND x.task_id = p.task_id
        AND x.person_id = :person
      WHERE p.project_id = :projectId AND p.queue_id = :queueId AND p.state = 'HELD'
        AND p.lease_until >= :now AND o.task_id IS NULL AND s.task_id IS NULL
        AND x.task_id IS NULL
      UNION ALL
      SELECT 'disputed', COUNT(*)
      FROM annotations_task t FORCE INDEX (annotations_task_by_state)
      STRAIGHT_JOIN annotations_place p ON p.project_id = t.project_id AND p.task_id = t.task_id
        AND p.purpose = 'ADJUDICATION'
        AND (p.state = 'FREE' OR (p.state = 'HELD' AND (p.lease_until < :now
          OR p.person_id = :person)))
      LEFT JOIN annotations_place o ON o.project_id = p.project_id AND o.task_id = p.task_id
        AND o.person_id = :person AND o.place <> p.place
      LEFT JOIN annotations_skip s ON s.project_id = p.project_id AND s.task_id = p.task_id
        AND s.person_id = :person
      LEFT JOIN annotations_conflict x ON x.project_id = p.project_id AND x.task_id = p.task_id
        AND x.person_id = :person
      WHERE t.project_id = :projectId AND t.queue_id = :queueId AND t.state = 'DISPUTED'
        AND o.task_id IS NULL AND s.task_id IS NULL AND x.task_id IS NULL
      """)
  List<CountRow> correctionsFor(
      @Binary16 UUID projectId,
      @Binary16 UUID queueId,
      Instant now,
      @Binary16 UUID person,
      String author);
}
