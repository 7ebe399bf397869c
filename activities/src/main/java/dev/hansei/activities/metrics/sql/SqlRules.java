package dev.hansei.activities.metrics.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.hansei.activities.metrics.formats.JsonAnswers;
import dev.hansei.workflows.criteria.SqlDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is asked of SQL: whose it is, and what it may touch. Tables are allowed as {@code
 * select::database::table}, columns as {@code select::table::column}; each is an RE2 pattern of the
 * whole, whatever the case of letters, and {@code null} stands for a database or table not named.
 *
 * @param tables empty where any table may be touched
 * @param columns empty where any column may be
 */
record SqlRules(SqlDatabase database, List<Pattern> tables, List<Pattern> columns) {
  private static final String UNNAMED = "null";
  private static final int PARTS = 3;

  SqlRules {
    tables = List.copyOf(tables);
    columns = List.copyOf(columns);
  }

  /**
   * Reads an assertion's value.
   *
   * @param value an object as JSON, or nothing
   * @throws IllegalArgumentException where it is none, names an unknown database, or has a pattern
   *     that RE2 does not know
   */
  static SqlRules parse(List<String> value) {
    if (value.isEmpty()) {
      return new SqlRules(SqlDatabase.MYSQL, List.of(), List.of());
    }
    JsonNode read =
        JsonAnswers.read(value.getFirst())
            .filter(JsonNode::isObject)
            .orElseThrow(() -> new IllegalArgumentException("the value is an object"));
    String database = read.path("databaseType").asText(SqlDatabase.MYSQL.word());
    return new SqlRules(
        SqlDatabase.named(database)
            .orElseThrow(() -> new IllegalArgumentException("no database is called so")),
        patterns(texts(read.path("allowedTables"))),
        patterns(withUnnamed(texts(read.path("allowedColumns")))));
  }

  boolean allow(Set<String> touchedTables, Set<String> touchedColumns) {
    return all(touchedTables, tables) && all(touchedColumns, columns);
  }

  private static boolean all(Set<String> touched, List<Pattern> allowed) {
    return allowed.isEmpty()
        || touched.stream().allMatch(one -> allowed.stream().anyMatch(it -> it.matches(one)));
  }

  /** A column of a named table may stand without the table, as promptfoo has it. */
  private static List<String> withUnnamed(List<String> columns) {
    List<String> all = new ArrayList<>(columns);
    for (String column : columns) {
      String[] parts = column.split("::", -1);
      if (parts.length == PARTS) {
        all.add(String.join("::", parts[0], UNNAMED, parts[2]));
      }
    }
    return all;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(one -> texts.add(one.asText()));
    return texts;
  }

  private static List<Pattern> patterns(List<String> texts) {
    return texts.stream()
        .map(text -> Pattern.compile("(?:" + text + ")", Pattern.CASE_INSENSITIVE))
        .toList();
  }
}
