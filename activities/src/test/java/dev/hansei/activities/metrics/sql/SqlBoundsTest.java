package dev.hansei.activities.metrics.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.workflows.criteria.TextTooLong;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nothing that a model can write keeps the parser busy. */
class SqlBoundsTest {
  private static final Duration LONGEST = Duration.ofMillis(2 * SqlParsing.MILLIS_MAX);

  private static final Map<String, String> HOSTILE =
      Map.of(
          "open parentheses", "SELECT " + "(".repeat(9) + "1 FROM t",
          "many parentheses", "SELECT " + "(".repeat(9_000) + "1" + ")".repeat(9_000),
          "parentheses", "SELECT " + "(".repeat(32) + "1" + ")".repeat(32),
          "cases", "SELECT " + "CASE WHEN a THEN ".repeat(900) + "1" + " END".repeat(900),
          "nots", "SELECT 1 FROM t WHERE " + "NOT ".repeat(4_900) + "a",
          "signs", "SELECT " + "- ".repeat(9_000) + "1",
          "selects", "select ".repeat(2_800),
          "quotes", "SELECT '".repeat(2_400),
          "comments", "/*".repeat(9_000),
          "queries", "SELECT * FROM (".repeat(32) + "t" + ")".repeat(32));

  @Test
  void hostileTextsEndInTimeAndLeaveNoThread() throws InterruptedException {
    for (var one : HOSTILE.entrySet()) {
      long start = System.nanoTime();
      String said;
      try {
        said = SqlAnswers.is(one.getValue(), List.of()) ? "SQL" : "no SQL";
      } catch (TextTooLong _) {
        said = "too long";
      }
      assertThat(said).as(one.getKey()).isIn("SQL", "no SQL", "too long");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).as(one.getKey()).isLessThan(LONGEST);
    }
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("sql-parser")) {
        assertThat(thread.join(LONGEST)).as("the parser stops when it is told to").isTrue();
      }
    }
  }

  @Test
  void whatIsTooLongIsNoFailure() {
    assertThatThrownBy(() -> SqlAnswers.is("SELECT 1" + " ".repeat(20_000), List.of()))
        .isInstanceOf(TextTooLong.class);
  }

  @Test
  void transactionsTouchWhatStandsInThem() {
    List<String> rules = List.of("{\"allowedTables\":[\"select::null::users\"]}");
    for (String sql :
        List.of(
            "BEGIN; SELECT id FROM users; COMMIT",
            "begin -- of all; really\n; SELECT ';COMMIT' FROM users; /* ; */ commit ;",
            "START TRANSACTION READ ONLY, ISOLATION LEVEL REPEATABLE READ; SELECT 1; ROLLBACK",
            "BEGIN WORK; COMMIT")) {
      assertThat(SqlAnswers.is(sql, rules)).as(sql).isTrue();
    }
    for (String sql :
        List.of(
            "BEGIN; SELECT id FROM pets; COMMIT",
            "BEGIN; SELECT id FROM; COMMIT",
            "BEGIN SELECT id FROM users; END",
            "START; SELECT id FROM users; COMMIT",
            "'BEGIN'; COMMIT",
            "COMMIT PREPARED")) {
      assertThat(SqlAnswers.is(sql, rules)).as(sql).isFalse();
    }
    String named = "BEGIN TRAN; SELECT id FROM users; COMMIT TRAN";
    assertThat(SqlAnswers.is(named, List.of("{\"databaseType\":\"TransactSQL\"}"))).isTrue();
    assertThat(SqlAnswers.is(named, List.of())).isFalse();
    assertThat(SqlAnswers.is("BEGIN; SELECT '" + "x;".repeat(9_900) + "'", List.of())).isTrue();
  }

  @Test
  void deepButHonestQueriesAreRead() {
    String sql = "SELECT * FROM " + "(SELECT id FROM ".repeat(8) + "users" + ") q".repeat(8);
    assertThat(SqlAnswers.is(sql, List.of("{\"allowedTables\":[\"select::null::users\"]}")))
        .isTrue();
    assertThat(SqlAnswers.is(sql, List.of("{\"allowedTables\":[\"select::null::pets\"]}")))
        .isFalse();
  }

  @Test
  void columnsAreFoundWhereverTheyStand() {
    List<String> rules = List.of("{\"allowedColumns\":[\"select::null::id\"]}");
    for (String sql :
        List.of(
            "SELECT id FROM t ORDER BY secret",
            "SELECT id FROM t GROUP BY secret",
            "SELECT id FROM t GROUP BY id HAVING max(secret) > 1",
            "SELECT id FROM t JOIN u USING (secret)",
            "SELECT id, rank() OVER (ORDER BY secret) FROM t",
            "SELECT id FROM t WHERE CASE WHEN secret > 1 THEN 1 ELSE 0 END = 1",
            "SELECT id FROM t LIMIT (SELECT max(secret) FROM t)",
            "INSERT INTO t (id) SELECT secret FROM u")) {
      assertThat(SqlAnswers.is(sql, rules)).as(sql).isFalse();
    }
    assertThat(SqlAnswers.is("SELECT id FROM t WHERE id > 3 ORDER BY id", rules)).isTrue();
  }
}
