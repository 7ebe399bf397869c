package dev.hansei.infra.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A real MariaDB for tests, as the local stack runs it: started once per JVM when first asked for,
 * ends with the JVM.
 *
 * @param jdbcUrl of one database of this server
 * @param user who owns all databases whose names begin with {@code hansei}
 * @param password the user's
 */
public record LocalRegistry(String jdbcUrl, String user, String password) {
  private static final String PASSWORD = "testtesttest";

  /** The shared, initially empty database {@code hansei}. */
  public static LocalRegistry start() {
    return of(Database.NAME);
  }

  /**
   * Another database on the same server, emptied now; for tests that must not see each other's
   * rows.
   */
  public static LocalRegistry fresh(String suffix) {
    if (!suffix.matches("[a-z0-9_]{1,40}")) {
      throw new IllegalArgumentException("A database suffix has 1 to 40 of a-z, 0-9, _: " + suffix);
    }
    var name = Database.NAME + "_" + suffix;
    var shared = start();
    try (var connection =
            DriverManager.getConnection(shared.jdbcUrl(), shared.user(), shared.password());
        var statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + name);
      statement.execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
    } catch (SQLException e) {
      throw new IllegalStateException("No database " + name, e);
    }
    return of(name);
  }

  private static LocalRegistry of(String database) {
    return new LocalRegistry(Server.RUNNING.jdbcUrl(database), Database.USER, PASSWORD);
  }

  /** Starts on first use: the class loader is the lock. */
  private static final class Server {
    static final Database RUNNING = launch();

    private static Database launch() {
      try {
        var program = DatabaseProgram.find(TestServers.caches(), Progress.SILENT);
        var database =
            new Database(
                program, TestServers.folder("registry"), FreePorts.take(1).getFirst(), PASSWORD);
        database.prepare(TestServers.log("registry"));
        var process = TestServers.start("registry", database.launch());
        TestServers.await("registry", process, database::answers);
        return database;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while the database started", e);
      }
    }
  }
}
