package dev.hansei.activities.annotations;

import dev.hansei.activities.Workplace;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** In which tables of the registry a word stands. */
final class RegistryWords {
  private final Workplace workplace;

  RegistryWords(Workplace workplace) {
    this.workplace = workplace;
  }

  /** Every table of the registry that has a word in any column of texts. */
  List<String> tablesWith(String word) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = connection();
        var columns =
            connection
                .createStatement()
                .executeQuery(
                    """
                    SELECT table_name, column_name FROM information_schema.columns
                    WHERE table_schema = DATABASE()
                      AND data_type IN ('char', 'varchar', 'text', 'mediumtext', 'longtext',
                        'blob', 'mediumblob', 'longblob', 'varbinary', 'json')
                    """)) {
      while (columns.next()) {
        String table = columns.getString(1);
        if (!found.contains(table) && has(connection, table, columns.getString(2), word)) {
          found.add(table);
        }
      }
    }
    return found;
  }

  private static boolean has(Connection connection, String table, String column, String word)
      throws SQLException {
    try (var asked =
        connection.prepareStatement(
            "SELECT COUNT(*) FROM `%s` WHERE INSTR(`%s`, ?) > 0".formatted(table, column))) {
      asked.setString(1, word);
      try (var rows = asked.executeQuery()) {
        rows.next();
        return rows.getInt(1) > 0;
      }
    }
  }

  private Connection connection() throws SQLException {
    return DelegatingDataSource.unwrapDataSource(workplace.get(DataSource.class)).getConnection();
  }
}
