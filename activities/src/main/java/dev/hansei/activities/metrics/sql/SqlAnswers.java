package dev.hansei.activities.metrics.sql;

import dev.hansei.workflows.criteria.TextTooLong;
import java.util.List;
import java.util.Optional;

/** Answers that are SQL or hold some, as promptfoo asks for them. */
public final class SqlAnswers {
  private SqlAnswers() {}

  /**
   * Whether the answer is SQL of the database, and touches only what it may.
   *
   * @param value {@code {databaseType, allowedTables, allowedColumns}} as JSON, or nothing
   * @throws TextTooLong where it is longer or deeper than can be read in time
   * @throws IllegalArgumentException where the value cannot be read
   */
  public static boolean is(String answer, List<String> value) {
    return is(answer, SqlRules.parse(value));
  }

  /** Whether one of the answer's code blocks is, or the answer where it has none. */
  public static boolean contains(String answer, List<String> value) {
    SqlRules rules = SqlRules.parse(value);
    List<String> blocks = SqlBlocks.of(answer);
    return (blocks.isEmpty() ? List.of(answer) : blocks).stream().anyMatch(one -> is(one, rules));
  }

  private static boolean is(String sql, SqlRules rules) {
    if (sql.length() > SqlParsing.CHARS_MAX) {
      throw new TextTooLong("SQL is read up to %d characters".formatted(SqlParsing.CHARS_MAX));
    }
    if (!SqlText.suits(sql, rules.database())) {
      return false;
    }
    SqlTransactions.Rest rest = SqlTransactions.without(sql, rules.database());
    if (rest.isNone()) {
      return true;
    }
    Optional<SqlParsing.Read> read =
        SqlParsing.read(rest.sql(), rules.database())
            .filter(it -> it.statements().stream().noneMatch(SqlTransactions::isForeign));
    return read.map(it -> SqlTouched.of(it, rules.database()))
        .filter(touched -> rules.allow(touched.tables(), touched.columns()))
        .isPresent();
  }
}
