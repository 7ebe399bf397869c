package dev.hansei.api.health;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The database answers on a connection of the pool. */
@Singleton
final class RegistryPart implements HealthPart {
  /** Seconds; a round trip takes milliseconds. */
  private static final int ANSWER_SECONDS_MAX = 2;

  private final DataSource registry;

  RegistryPart(DataSource registry) {
    // The bean gives connections within transactions only; this one stands outside of any.
    this.registry = DelegatingDataSource.unwrapDataSource(registry);
  }

  @Override
  public String name() {
    return "registry";
  }

  @Override
  public void ask() throws SQLException {
    try (var connection = registry.getConnection()) {
      if (!connection.isValid(ANSWER_SECONDS_MAX)) {
        throw new SQLException("the connection is dead");
      }
    }
  }
}
