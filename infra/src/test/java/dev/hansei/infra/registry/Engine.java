package dev.hansei.infra.registry;

import dev.hansei.infra.stack.LocalRegistry;
import dev.hansei.infra.stack.RealMySql;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mysql.MySQLContainer;

/** The databases on which every registry test runs. */
public enum Engine {
  /** What the local stack starts. */
  MARIADB("MariaDB 11.4") {
    @Override
    Optional<String> whyNot() {
      return Optional.empty();
    }

    @Override
    LocalRegistry server() {
      return LocalRegistry.start();
    }
  },
  /** The oldest server that must take every statement. */
  MYSQL_8_0("MySQL 8.0.12") {
    @Override
    Optional<String> whyNot() {
      return RealMySql.whyNot();
    }

    @Override
    LocalRegistry server() {
      return RealMySql.start();
    }
  },
  /** What production runs. */
  MYSQL_8_4("MySQL 8.4 in a container") {
    @Override
    Optional<String> whyNot() {
      return DockerClientFactory.instance().isDockerAvailable()
          ? Optional.empty()
          : Optional.of("no Docker engine answers");
    }

    @Override
    LocalRegistry server() {
      return Container.RUNNING;
    }
  };

  private final String title;

  Engine(String title) {
    this.title = title;
  }

  /** Why it cannot run here, in words for a skipped test; empty when it can. */
  abstract Optional<String> whyNot();

  /** Its server's first database; started once per JVM. */
  abstract LocalRegistry server();

  /** An empty database of its own on this engine, dropped and made anew now. */
  public LocalRegistry fresh(String suffix) {
    var server = server();
    var name = "hansei_" + suffix;
    try (var connection =
            DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
        var statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + name);
      statement.execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
    } catch (SQLException e) {
      throw new IllegalStateException("no database " + name + " on " + title, e);
    }
    var url = server.jdbcUrl();
    int database = url.lastIndexOf('/') + 1;
    int options = url.indexOf('?', database);
    var tail = options < 0 ? "" : url.substring(options);
    return new LocalRegistry(
        url.substring(0, database) + name + tail, server.user(), server.password());
  }

  @Override
  public String toString() {
    return title;
  }

  /** Starts on first use: the class loader is the lock. */
  private static final class Container {
    static final LocalRegistry RUNNING = launch();

    @SuppressWarnings("resource") // Testcontainers' own reaper ends it with this JVM.
    private static LocalRegistry launch() {
      var container =
          new MySQLContainer("mysql:8.4")
              .withDatabaseName("hansei")
              .withUsername("root")
              .withPassword("testtesttest")
              .withCommand("--default-time-zone=+00:00");
      container.start();
      return new LocalRegistry(
          container.getJdbcUrl(), container.getUsername(), container.getPassword());
    }
  }
}
