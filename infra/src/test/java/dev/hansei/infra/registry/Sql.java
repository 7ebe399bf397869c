package dev.hansei.infra.registry;

import dev.hansei.infra.stack.LocalRegistry;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Statements of a test's own, past the registry: to look at rows, or to spoil them. */
public record Sql(LocalRegistry database) {
  /** Runs one statement; UUIDs are passed as their 16 bytes. */
  public int execute(String statement, Object... parameters) {
    try (var connection = connect();
        var prepared = prepare(connection, statement, parameters)) {
      return prepared.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }

  /** The first column of each row, as text. */
  public List<String> texts(String query, Object... parameters) {
    try (var connection = connect();
        var prepared = prepare(connection, query, parameters);
        var rows = prepared.executeQuery()) {
      var texts = new ArrayList<String>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return List.copyOf(texts);
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  /** The one number that a query gives. */
  public long number(String query, Object... parameters) {
    return Long.parseLong(texts(query, parameters).getFirst());
  }

  /** A connection of one's own, outside the pool. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
  }

  private static PreparedStatement prepare(
      Connection connection, String statement, Object... parameters) throws SQLException {
    var prepared = connection.prepareStatement(statement);
    for (int i = 0; i < parameters.length; i++) {
      var parameter = parameters[i] instanceof UUID id ? UuidBytes.of(id) : parameters[i];
      prepared.setObject(i + 1, parameter);
    }
    return prepared;
  }
}
