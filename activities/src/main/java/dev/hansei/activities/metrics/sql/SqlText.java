package dev.hansei.activities.metrics.sql;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.hansei.workflows.criteria.SqlDatabase;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What of a database's SQL its words show. JSqlParser reads all dialects at once; words that a
 * database does not know are looked for here, outside of texts and comments.
 */
final class SqlText {
  private static final Set<SqlDatabase> MYSQL = EnumSet.of(SqlDatabase.MYSQL, SqlDatabase.MARIADB);

  /** Texts, quoted names and comments; one that is not closed goes to the end. */
  private static final Pattern QUOTED =
      Pattern.compile(
          "(?s)'(?:[^'\\\\]|\\\\.|'')*(?:'|$)|\"(?:[^\"\\\\]|\\\\.|\"\")*(?:\"|$)"
              + "|`[^`]*(?:`|$)|\\$\\$.*?(?:\\$\\$|$)");

  private static final Pattern COMMENT =
      Pattern.compile("(?s)--[^\\r\\n]*|#[^\\r\\n]*|/\\*.*?(?:\\*/|$)");

  /** Either of them; a comment is group 1. */
  static final Pattern SKIPPED =
      Pattern.compile("(?:" + QUOTED.pattern() + ")|(" + COMMENT.pattern() + ")");

  private static final Pattern BRACKETS = Pattern.compile("\\[[^\\]]*\\]");

  private static final String MODIFIER = "(?:all|distinct)";
  private static final String MYSQL_MODIFIER =
      "(?:all|distinct(?:row)?|high_priority|straight_join|sql_(?:big_result|buffer_result|cache"
          + "|calc_found_rows|no_cache|small_result))";

  private static final Pattern NO_COMMA = noComma(MODIFIER);
  private static final Pattern MYSQL_NO_COMMA = noComma(MYSQL_MODIFIER);
  private static final Pattern ANY_MODIFIER = Pattern.compile("(?i)" + MYSQL_MODIFIER);
  private static final Pattern STANDARD_MODIFIER = Pattern.compile("(?i)" + MODIFIER);

  /** Words, and the databases that know them. */
  private record Words(Pattern words, Set<SqlDatabase> knownTo) {}

  private static final List<Words> WORDS =
      List.of(
          not("nulls\\s+(?:first|last)\\b", MYSQL, SqlDatabase.TRANSACT_SQL, SqlDatabase.HIVE),
          only("ilike\\b", SqlDatabase.POSTGRESQL, SqlDatabase.SNOWFLAKE, SqlDatabase.REDSHIFT),
          only(
              "select\\s+(?:distinct\\s+)?top\\s+\\(?[0-9]",
              SqlDatabase.TRANSACT_SQL,
              SqlDatabase.SNOWFLAKE,
              SqlDatabase.REDSHIFT),
          only(
              "limit\\s+[0-9]+\\s*,",
              SqlDatabase.MYSQL,
              SqlDatabase.MARIADB,
              SqlDatabase.SQLITE,
              SqlDatabase.HIVE),
          only("on\\s+duplicate\\s+key\\b", SqlDatabase.MYSQL, SqlDatabase.MARIADB),
          only("on\\s+conflict\\b", SqlDatabase.POSTGRESQL, SqlDatabase.SQLITE),
          only("returning\\b", SqlDatabase.POSTGRESQL, SqlDatabase.SQLITE, SqlDatabase.MARIADB),
          not("array\\s*\\[", MYSQL, SqlDatabase.SQLITE, SqlDatabase.TRANSACT_SQL, SqlDatabase.DB2),
          only(
              "(?:sql_no_cache|sql_calc_found_rows|high_priority|distinctrow)\\b",
              SqlDatabase.MYSQL,
              SqlDatabase.MARIADB),
          only(
              "delete\\s+[a-z_][a-z0-9_.]*\\s+where\\b",
              SqlDatabase.TRANSACT_SQL,
              SqlDatabase.BIG_QUERY),
          not("select\\s+(?:order|from|where|group)\\b", EnumSet.allOf(SqlDatabase.class)),
          not("select\\s+\\*\\s+[a-z_][a-z0-9_]*\\s*(?:;|$)", EnumSet.allOf(SqlDatabase.class)),
          not("generate_series\\s*\\(", MYSQL));

  private SqlText() {}

  private static Words only(String pattern, SqlDatabase... databases) {
    return new Words(Pattern.compile("(?i)\\b" + pattern), Set.of(databases));
  }

  private static Words not(String pattern, Set<SqlDatabase> databases, SqlDatabase... others) {
    Set<SqlDatabase> known = EnumSet.allOf(SqlDatabase.class);
    known.removeAll(databases);
    known.removeAll(Set.of(others));
    return new Words(Pattern.compile("(?i)\\b" + pattern), known);
  }

  /** Whether nothing in the text is unknown to the database, and no comma was forgotten. */
  static boolean suits(String sql, SqlDatabase database) {
    if (sql.isBlank() || sql.chars().filter(c -> c == '`').count() % 2 != 0) {
      return false;
    }
    String plain = plain(sql, database);
    return !lacksComma(plain, database)
        && WORDS.stream()
            .allMatch(
                one -> one.knownTo().contains(database) || !one.words().matcher(plain).find());
  }

  /** Two names without a comma between, as models forget it; an alias needs its {@code as}. */
  private static Pattern noComma(String modifier) {
    String name = "[a-z_][a-z0-9_]*";
    return Pattern.compile(
        "(?i)\\bselect\\s+(?:%s\\s+)*(%s)\\s+%s\\s+from\\b".formatted(modifier, name, name));
  }

  private static boolean lacksComma(String plain, SqlDatabase database) {
    boolean mysql = MYSQL.contains(database);
    Pattern modifier = mysql ? ANY_MODIFIER : STANDARD_MODIFIER;
    Matcher found = (mysql ? MYSQL_NO_COMMA : NO_COMMA).matcher(plain);
    while (found.find()) {
      if (!modifier.matches(found.group(1))) {
        return true;
      }
    }
    return false;
  }

  private static String plain(String sql, SqlDatabase database) {
    Matcher skipped = SKIPPED.matcher(sql);
    StringBuilder plain = new StringBuilder();
    int from = 0;
    while (skipped.find()) {
      plain.append(sql, from, skipped.start()).append(skipped.group(1) == null ? " ? " : " ");
      from = skipped.end();
    }
    plain.append(sql.substring(from));
    return database == SqlDatabase.TRANSACT_SQL || database == SqlDatabase.SQLITE
        ? BRACKETS.matcher(plain).replaceAll(" ? ")
        : plain.toString();
  }
}
