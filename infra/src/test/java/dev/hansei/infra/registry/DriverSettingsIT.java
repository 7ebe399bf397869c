package dev.hansei.infra.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.conf.PropertySet;
import com.mysql.cj.jdbc.JdbcConnection;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/** What the settings say of connections is what connections are: a driver ignores in silence. */
class DriverSettingsIT {
  private static final Map<String, Object> WANTED =
      Map.of(
          "rewriteBatchedStatements", true,
          "useLocalSessionState", true,
          "cacheServerConfiguration", true,
          "cachePrepStmts", true,
          "readOnlyPropagatesToServer", false,
          "forceConnectionTimeZoneToSession", true,
          "connectTimeout", 5_000,
          "socketTimeout", 60_000,
          "connectionTimeZone", "UTC");

  @RegistryTest
  void reachTheDriver(TestRegistry registry) throws SQLException {
    DataSource pool = DelegatingDataSource.unwrapDataSource(registry.get(DataSource.class));
    try (var connection = pool.getConnection()) {
      PropertySet settings = connection.unwrap(JdbcConnection.class).getPropertySet();
      WANTED.forEach((name, value) ->
          assertThat(settings.getProperty(name).getValue()).as(name).isEqualTo(value));
      assertThat(connection.getAutoCommit()).as("switched on for nobody").isFalse();
    }
  }
}
