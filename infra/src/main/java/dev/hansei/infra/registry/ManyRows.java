package dev.hansei.infra.registry;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Inserts many rows by few statements. A repository's method that takes a list sends a statement a
 * row, each a way to the database and back.
 */
@Singleton
public final class ManyRows {
  /** The protocol has room for 65,535; the parser is not quicker with more. */
  static final int PLACES_MAX = 6_000;

  private final TransactionOperations<Connection> operations;

  ManyRows(TransactionOperations<Connection> operations) {
    this.operations = operations;
  }

  /**
   * Inserts them in their order, within the open transaction.
   *
   * @param into such as {@code INSERT INTO t (a, b)}
   * @param after what follows the rows, such as {@code ON DUPLICATE KEY UPDATE ...}; may be empty
   * @param rows values for the columns: texts, numbers, days, ids and moments (UTC), bytes, or null
   */
  public void insert(String into, String after, List<List<@Nullable Object>> rows) {
    int most = rows.isEmpty() ? 1 : Math.max(1, PLACES_MAX / rows.getFirst().size());
    for (int from = 0; from < rows.size(); from += most) {
      some(into, after, rows.subList(from, Math.min(rows.size(), from + most)));
    }
  }

  private void some(String into, String after, List<List<@Nullable Object>> rows) {
    var places = "(" + "?,".repeat(rows.getFirst().size() - 1) + "?)";
    var sql = into + " VALUES " + (places + ",").repeat(rows.size() - 1) + places + " " + after;
    try (var statement = operations.getConnection().prepareStatement(sql)) {
      int place = 1;
      for (var row : rows) {
        for (var value : row) {
          statement.setObject(place++, bound(value));
        }
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new DataAccessException("rows cannot be inserted: " + e.getMessage(), e);
    }
  }

  private static @Nullable Object bound(@Nullable Object value) {
    return switch (value) {
      case UUID id -> UuidBytes.of(id);
      case Instant moment -> LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
      case null -> null;
      case Object other -> other;
    };
  }
}
