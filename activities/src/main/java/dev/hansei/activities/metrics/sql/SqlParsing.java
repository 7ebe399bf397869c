package dev.hansei.activities.metrics.sql;

import dev.hansei.workflows.criteria.SqlDatabase;
import dev.hansei.workflows.criteria.TextTooLong;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.statement.Statements;

/**
 * Reads SQL by JSqlParser, within bounds: its grammar looks ahead without end where parentheses are
 * nested, and goes as deep as its text. It is read on a thread of its own, that is told to stop.
 */
final class SqlParsing {
  /** A generated query has some hundred characters; this many are read in a second. */
  static final int CHARS_MAX = 20_000;

  /** In all; what takes longer is not scored, so that no verdict depends on how fast we are. */
  static final long MILLIS_MAX = 3_000;

  /** Parentheses in each other: a hundred keep the parser from looking whether it should stop. */
  static final int DEPTH_MAX = 32;

  /** Deeper ones are read by the simpler grammar alone, as JSqlParser itself advises. */
  private static final int COMPLEX_DEPTH_MAX = 10;

  /** What 20,000 characters can nest takes less. */
  private static final long STACK_BYTES = 16L << 20;

  private SqlParsing() {}

  /** What was read: the statements, and the parser with their tree. */
  record Read(Statements statements, CCJSqlParser parser) {}

  /**
   * The statements of the text; empty where it is no SQL.
   *
   * @throws TextTooLong where it is too long or too deep to be read in time
   */
  static Optional<Read> read(String sql, SqlDatabase database) {
    if (sql.length() > CHARS_MAX) {
      throw new TextTooLong("SQL is read up to %d characters".formatted(CHARS_MAX));
    }
    int depth = depth(sql);
    if (depth > DEPTH_MAX) {
      throw new TextTooLong("SQL is read up to %d parentheses deep".formatted(DEPTH_MAX));
    }
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MILLIS_MAX);
    Optional<Read> simple = read(parser(sql, database, false), end);
    return simple.isPresent() || depth > COMPLEX_DEPTH_MAX
        ? simple
        : read(parser(sql, database, true), end);
  }

  private static int depth(String sql) {
    int depth = 0;
    int deepest = 0;
    for (int i = 0; i < sql.length(); i++) {
      depth += sql.charAt(i) == '(' ? 1 : sql.charAt(i) == ')' ? -1 : 0;
      deepest = Math.max(deepest, depth);
    }
    return deepest;
  }

  private static CCJSqlParser parser(String sql, SqlDatabase database, boolean complex) {
    return CCJSqlParserUtil.newParser(sql)
        .withAllowComplexParsing(complex)
        .withSquareBracketQuotation(database == SqlDatabase.TRANSACT_SQL)
        .withBackslashEscapeCharacter(
            database == SqlDatabase.MYSQL || database == SqlDatabase.MARIADB);
  }

  private static Optional<Read> read(CCJSqlParser parser, long end) {
    CompletableFuture<Optional<Read>> read = new CompletableFuture<>();
    Thread reader = new Thread(null, () -> read(parser, read), "sql-parser", STACK_BYTES);
    reader.setDaemon(true);
    reader.start();
    try {
      return read.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      throw new TextTooLong("SQL is read for at most %d ms".formatted(MILLIS_MAX));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while SQL was read");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TextTooLong deep) {
        throw deep;
      }
      throw new IllegalStateException("the parser failed of itself", e.getCause());
    } finally {
      // The grammar looks at it wherever it looks ahead.
      parser.interrupted = true;
    }
  }

  private static void read(CCJSqlParser parser, CompletableFuture<Optional<Read>> read) {
    try {
      read.complete(Optional.of(new Read(parser.Statements(), parser)));
    } catch (ParseException | TokenMgrException _) {
      read.complete(Optional.empty());
    } catch (StackOverflowError _) {
      read.completeExceptionally(new TextTooLong("SQL is nested too deep"));
    } catch (RuntimeException _) {
      // Actions of the grammar throw what they dislike, such as a number that is none.
      read.complete(Optional.empty());
    }
  }
}
