package dev.hansei.api.firstpath;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Looks into the registry ten times a second, while parts of the service are killed: whatever a
 * stage serves, whole or to a share of the callers, has the approvals that were asked of it, by
 * people who neither wrote nor asked for it, or somebody has broken the glass for it. One statement
 * a look, so that it sees one moment.
 */
final class PointerWatch implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(100);

  /** A look at a database that is being started again is given up. */
  private static final int SECONDS = 2;

  /** One row for each version that a stage names without leave. */
  private static final String UNAPPROVED =
      """
      SELECT named.stage, named.revision, v.number
      FROM (
        SELECT project_id, prompt_id, stage, revision, version_id, NULL AS rollout_id
        FROM prompts_stage_pointer
        UNION ALL
        SELECT project_id, prompt_id, stage, revision, candidate_id, rollout_id
        FROM prompts_stage_pointer WHERE candidate_id IS NOT NULL
      ) named
      JOIN prompts_version v ON v.id = named.version_id
      WHERE NOT EXISTS (
        SELECT 1
        FROM promotions_promotion p
        JOIN promotions_decision d
          ON d.project_id = p.project_id AND d.promotion_id = p.promotion_id
            AND d.kind = 'APPROVE' AND d.person_id NOT IN (p.requested_by, v.author_id)
        WHERE p.project_id = named.project_id AND p.prompt_id = named.prompt_id
          AND p.stage = named.stage AND p.candidate_id = named.version_id
          AND p.promotion_id = COALESCE(named.rollout_id, p.promotion_id)
        GROUP BY p.promotion_id
        HAVING COUNT(DISTINCT d.person_id)
          >= COALESCE(CAST(JSON_VALUE(MAX(p.plan), '$.approvals') AS UNSIGNED), 2))
      AND NOT EXISTS (
        SELECT 1 FROM promotions_emergency e
        WHERE e.project_id = named.project_id AND e.prompt_id = named.prompt_id
          AND e.stage = named.stage AND e.version_id = named.version_id)
      """;

  private static final String MOVES =
      """
      SELECT m.stage, v.number, COALESCE(c.number, 0), m.candidate_share
      FROM prompts_stage_move m
      JOIN prompts_version v ON v.id = m.version_id
      LEFT JOIN prompts_version c ON c.id = m.candidate_id
      ORDER BY m.moved_at, m.stage, m.revision
      """;

  private static final String OUTCOMES =
      """
      SELECT COUNT(*), COUNT(DISTINCT number), COALESCE(MAX(number), 0),
        COUNT(CASE WHEN state = 'COUNTED' THEN 1 END),
        COUNT(DISTINCT CASE WHEN state = 'COUNTED' THEN unit END)
      FROM promotions_outcome
      WHERE number > 0 AND promotion_id = UNHEX(REPLACE(?, '-', ''))
      """;

  private final String url;
  private final Queue<String> unapproved = new ConcurrentLinkedQueue<>();
  private final AtomicInteger looks = new AtomicInteger();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread looking;

  private PointerWatch(StackProcess stack) {
    url = stack.registryUrl() + "&connectTimeout=2000&socketTimeout=4000";
    looking = Thread.ofVirtual().name("pointer-watch").start(this::look);
  }

  static PointerWatch on(StackProcess stack) {
    return new PointerWatch(stack);
  }

  /** A move of a pointer: to which version, beside which candidate (0 for none), in 10,000ths. */
  record Move(String stage, int version, int candidate, int share) {}

  private void look() {
    try {
      while (!over.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        lookWhileItAnswers();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookWhileItAnswers() throws InterruptedException {
    try (Connection registry = DriverManager.getConnection(url);
        Statement statement = registry.createStatement()) {
      statement.setQueryTimeout(SECONDS);
      while (!over.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        unapproved.addAll(unapproved(statement));
        looks.incrementAndGet();
      }
    } catch (SQLException _) {
      // It was killed; the next one is asked.
    }
  }

  private static List<String> unapproved(Statement statement) throws SQLException {
    List<String> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(UNAPPROVED)) {
      while (rows.next()) {
        found.add(
            "%s serves version %d at revision %d, which nobody approved"
                .formatted(rows.getString(1), rows.getInt(3), rows.getLong(2)));
      }
    }
    return found;
  }

  /** What was served without leave; empty is what everybody hopes for. */
  List<String> unapproved() {
    return List.copyOf(unapproved);
  }

  /** How many looks have come to an end. */
  int looks() {
    return looks.get();
  }

  /** What a look would say, had nobody decided anything: a watch that sees nothing is none. */
  List<String> unapprovedWithoutDecisions() throws SQLException {
    try (Connection registry = DriverManager.getConnection(url);
        Statement statement = registry.createStatement()) {
      registry.setAutoCommit(false);
      try {
        statement.executeUpdate("DELETE FROM promotions_decision");
        return unapproved(statement);
      } finally {
        registry.rollback();
      }
    }
  }

  /** All moves of all pointers so far, the oldest first. */
  List<Move> moves() throws SQLException {
    try (Connection registry = DriverManager.getConnection(url);
        Statement statement = registry.createStatement();
        ResultSet rows = statement.executeQuery(MOVES)) {
      List<Move> moves = new ArrayList<>();
      while (rows.next()) {
        moves.add(new Move(rows.getString(1), rows.getInt(2), rows.getInt(3), rows.getInt(4)));
      }
      return moves;
    }
  }

  /**
   * What is wrong with the outcomes that a rollout has read, where each has a number of its own
   * without a gap, and nobody counts twice; empty when nothing is.
   */
  String miscounted(String promotion) throws SQLException {
    try (Connection registry = DriverManager.getConnection(url);
        PreparedStatement statement = registry.prepareStatement(OUTCOMES)) {
      statement.setString(1, promotion);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        boolean isSound =
            row.getLong(1) > 0
                && row.getLong(1) == row.getLong(2)
                && row.getLong(1) == row.getLong(3)
                && row.getLong(4) == row.getLong(5);
        return isSound
            ? ""
            : "%d outcomes with %d numbers up to %d; %d counted of %d people"
                .formatted(
                    row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
      }
    }
  }

  @Override
  public void close() throws InterruptedException {
    over.countDown();
    looking.join();
  }
}
