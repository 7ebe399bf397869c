package dev.hansei.api.suites;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.criteria.SqlDatabase;
import java.util.Set;

/** The values of assertions on SQL, as promptfoo writes them. */
final class SqlValues {
  private static final String FIELD = "value";
  private static final String DATABASE = "databaseType";
  private static final Set<String> LISTS = Set.of("allowedTables", "allowedColumns");

  private SqlValues() {}

  /** As it is kept: JSON. */
  static String read(JsonNode value) {
    require(
        value.isObject(),
        "It is an object with databaseType, allowedTables, allowedColumns; each may be left out.");
    value
        .fieldNames()
        .forEachRemaining(name ->
            require(
                name.equals(DATABASE) || LISTS.contains(name),
                "'%s' is not known; databaseType, allowedTables and allowedColumns are."
                    .formatted(name)));
    JsonNode database = value.path(DATABASE);
    require(
        database.isMissingNode() || SqlDatabase.named(database.asText()).isPresent(),
        "databaseType is one of %s.".formatted(SqlDatabase.words()));
    LISTS.forEach(name -> checkList(name, value.path(name)));
    return value.toString();
  }

  private static void checkList(String name, JsonNode list) {
    require(list.isMissingNode() || list.isArray(), "%s is a list of patterns.".formatted(name));
    for (JsonNode one : list) {
      require(
          one.isTextual() && one.asText().split("::", -1).length == 3,
          "%s has patterns of three parts, such as 'select::null::users'.".formatted(name));
      try {
        Pattern.compile(one.asText());
      } catch (PatternSyntaxException e) {
        throw new InvalidFieldException(
            FIELD, "%s has no RE2 pattern: %s.".formatted(name, e.getDescription()));
      }
    }
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new InvalidFieldException(FIELD, rule);
    }
  }
}
