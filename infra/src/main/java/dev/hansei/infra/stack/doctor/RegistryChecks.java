package dev.hansei.infra.stack.doctor;

import dev.hansei.infra.stack.Database;
import dev.hansei.infra.stack.Ports;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** Looks at the registry's database: does it answer, which is it, how far is its schema. */
record RegistryChecks(int port, String password) {
  private static final String REMEDY =
      "Its log says why: infra/hansei status, then the registry's log.";

  /** MySQL's and MariaDB's word for a table that is not there. */
  private static final int NO_SUCH_TABLE = 1146;

  List<Finding> all() {
    var url =
        "jdbc:mysql://%s:%d/%s?connectTimeout=5000&socketTimeout=10000"
            .formatted(Ports.LOOPBACK, port, Database.NAME);
    try (var connection = DriverManager.getConnection(url, Database.USER, password)) {
      return List.of(version(connection), migrations(connection));
    } catch (SQLException e) {
      return List.of(Finding.fail("registry answers", String.valueOf(e.getMessage()), REMEDY));
    }
  }

  private static Finding version(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT VERSION(), @@transaction_isolation, @@collation_database")) {
      rows.next();
      return Finding.ok(
          "registry answers",
          "%s, %s, %s".formatted(rows.getString(1), rows.getString(2), rows.getString(3)));
    }
  }

  private static Finding migrations(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                SELECT COUNT(*), COALESCE(SUM(success = 0), 0), COALESCE(MAX(version), '')
                FROM flyway_schema_history WHERE version IS NOT NULL
                """)) {
      rows.next();
      var detail = "%d migrations, the newest %s".formatted(rows.getInt(1), rows.getString(3));
      return rows.getInt(2) == 0
          ? Finding.ok("registry schema", detail)
          : Finding.fail(
              "registry schema",
              detail + ", %d of them failed".formatted(rows.getInt(2)),
              "The service's log names the statement that failed; restore or reset, then start again.");
    } catch (SQLException e) {
      if (e.getErrorCode() == NO_SUCH_TABLE) {
        return Finding.warn(
            "registry schema", "no migration has run", "The service runs them when it starts.");
      }
      throw e;
    }
  }
}
