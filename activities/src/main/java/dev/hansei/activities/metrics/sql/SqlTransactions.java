package dev.hansei.activities.metrics.sql;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.hansei.workflows.criteria.SqlDatabase;
import java.util.Optional;
import net.sf.jsqlparser.statement.Block;
import net.sf.jsqlparser.statement.Commit;
import net.sf.jsqlparser.statement.RollbackStatement;
import net.sf.jsqlparser.statement.SavepointStatement;
import net.sf.jsqlparser.statement.Statement;

/**
 * Statements that begin or end a transaction: {@code BEGIN; UPDATE ...; COMMIT}. JSqlParser takes
 * BEGIN for a block that END closes, so they are taken out before it reads. Which ones a database
 * has is node-sql-parser's word, which decides in promptfoo; the others know none of them there.
 */
final class SqlTransactions {
  private static final String MODE =
      "(?:isolation\\s+level\\s+(?:serializable|repeatable\\s+read|read\\s+(?:un)?committed)"
          + "|read\\s+(?:only|write)|(?:not\\s+)?deferrable)";

  /**
   * {@code BEGIN [TRANSACTION | WORK] [modes]}, {@code START TRANSACTION [modes]}, and the ends.
   */
  private static final Pattern STANDARD =
      whole(
          "(?:begin(?:\\s+(?:transaction|work))?|start\\s+transaction)(?:\\s+%1$s(?:\\s*,\\s*%1$s)*)?"
                  .formatted(MODE)
              + "|commit|rollback");

  private static final Pattern BARE = whole("begin|commit|rollback");

  /** Of Transact-SQL, which calls a block of statements by BEGIN alone. */
  private static final Pattern NAMED =
      whole("(?:begin|commit|rollback)\\s+(?:tran|transaction|work)");

  private static final Pattern SKIPPED_OR_END = Pattern.compile(SqlText.SKIPPED.pattern() + "|(;)");

  private static final int COMMENT = 1;
  private static final int END = 2;

  private SqlTransactions() {}

  /**
   * What is left without them.
   *
   * @param sql the other statements as they stood
   * @param taken how many were taken out
   */
  record Rest(String sql, int taken) {
    /** Whether there were no others: they touch nothing, and there is nothing to read. */
    boolean isNone() {
      return taken > 0 && sql.isBlank();
    }
  }

  static Rest without(String sql, SqlDatabase database) {
    Optional<Pattern> known = known(database);
    if (known.isEmpty()) {
      return new Rest(sql, 0);
    }
    StringBuilder rest = new StringBuilder();
    StringBuilder plain = new StringBuilder();
    Matcher found = SKIPPED_OR_END.matcher(sql);
    int taken = 0;
    int start = 0;
    int from = 0;
    while (found.find()) {
      plain.append(sql, from, found.start());
      from = found.end();
      if (found.group(END) == null) {
        plain.append(found.group(COMMENT) == null ? " ? " : " ");
      } else {
        boolean isOne = known.get().matcher(plain).matches();
        taken += isOne ? 1 : 0;
        rest.append(sql, isOne ? from : start, from);
        plain.setLength(0);
        start = from;
      }
    }
    boolean isOne = known.get().matcher(plain.append(sql, from, sql.length())).matches();
    rest.append(sql, isOne ? sql.length() : start, sql.length());
    return new Rest(rest.toString(), taken + (isOne ? 1 : 0));
  }

  /** Whether it is of a transaction, or a block, and the database does not know it as written. */
  static boolean isForeign(Statement statement) {
    return statement instanceof Commit
        || statement instanceof RollbackStatement
        || statement instanceof SavepointStatement
        || statement instanceof Block;
  }

  private static Optional<Pattern> known(SqlDatabase database) {
    return switch (database) {
      case MYSQL, MARIADB, POSTGRESQL -> Optional.of(STANDARD);
      case REDSHIFT -> Optional.of(BARE);
      case TRANSACT_SQL -> Optional.of(NAMED);
      case SQLITE, BIG_QUERY, SNOWFLAKE, HIVE, ATHENA, DB2, TRINO -> Optional.empty();
    };
  }

  private static Pattern whole(String words) {
    return Pattern.compile("(?i)\\s*(?:" + words + ")\\s*");
  }
}
