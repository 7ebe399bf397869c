package dev.hansei.infra.stack;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The registry's database on this machine: prepares its data directory once, and says how to start
 * the server and whether it answers. Connects over TCP on loopback only; the one account with a
 * password owns the databases whose names begin with {@code hansei}.
 *
 * @param program the server program
 * @param home the data directory's parent: {@code home/data} is the server's, kept between starts
 * @param port TCP port
 * @param password of the account {@link #USER}; letters and digits only
 */
public record Database(DatabaseProgram program, Path home, int port, String password) {
  public static final String USER = "hansei";
  public static final String NAME = "hansei";

  /** Small enough for a laptop beside an IDE; the registry of a first project fits in it. */
  private static final String BUFFER_POOL = "128M";

  /** Two roles with a pool each, the doctor and a person's client. */
  private static final int CONNECTIONS_MAX = 200;

  /** sun_path holds 104 bytes on macOS, 108 on Linux. */
  private static final int SOCKET_PATH_BYTES_MAX = 100;

  /** Creating the system tables takes a second; a slow disk may need much longer. */
  private static final Duration PREPARE_PATIENCE = Duration.ofMinutes(3);

  private static final Duration GREETING_PATIENCE = Duration.ofSeconds(1);

  /** MySQL 8.4's default, so that SQL which passes here passes in production. */
  private static final String SQL_MODE =
      "ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
          + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION";

  public Database {
    if (!password.matches("[A-Za-z0-9]{8,64}")) {
      throw new IllegalArgumentException("A database password is 8 to 64 letters and digits");
    }
  }

  String jdbcUrl() {
    return jdbcUrl(NAME);
  }

  String jdbcUrl(String database) {
    return "jdbc:mysql://%s:%d/%s".formatted(Ports.LOOPBACK, port, database);
  }

  /**
   * Makes the data directory when it is not there. Made under another name and moved into place, so
   * a kill in between leaves nothing half done.
   *
   * @throws StackFailure when the server refuses
   */
  void prepare(OutputStream output) throws IOException, InterruptedException {
    writeAccounts();
    if (Files.isDirectory(data())) {
      return;
    }
    var fresh = home.resolve("data.new");
    Caches.deleteTree(fresh);
    Files.createDirectories(fresh);
    var process = new ProcessBuilder(prepareCommand(fresh)).redirectErrorStream(true).start();
    var pump = Thread.ofVirtual().start(() -> copy(process, output));
    try (var statements = process.getOutputStream()) {
      writeSystemTables(statements);
    }
    var ended = process.waitFor(PREPARE_PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (!ended || process.exitValue() != 0) {
      process.destroyForcibly();
      throw StackFailure.failed(
          "The database refused to make its data directory %s.".formatted(fresh),
          "Its reasons are in the log of the registry.");
    }
    pump.join();
    Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
  }

  /** How to start the server. */
  Launch launch() {
    var command = new ArrayList<>(options(data()));
    command.addAll(
        List.of(
            "--port=" + port,
            "--bind-address=" + Ports.LOOPBACK,
            "--socket=" + socket(),
            "--pid-file=" + home.resolve("server.pid"),
            "--init-file=" + accounts(),
            "--skip-name-resolve",
            "--skip-log-bin",
            "--max-connections=" + CONNECTIONS_MAX,
            "--max-connect-errors=1000000",
            "--max-allowed-packet=64M",
            "--local-infile=0",
            "--innodb-buffer-pool-size=" + BUFFER_POOL,
            "--innodb-flush-log-at-trx-commit=1",
            "--transaction-isolation=READ-COMMITTED",
            "--sql-mode=" + SQL_MODE,
            "--character-set-server=utf8mb4",
            "--collation-server=utf8mb4_bin",
            "--default-time-zone=+00:00"));
    // MariaDB makes a 4096-bit key for TLS at every start, ten seconds of a busy core, which
    // loopback does not need.
    command.add(program.isMariaDb() ? "--skip-ssl" : "--mysqlx=OFF");
    return Launch.server(command, home);
  }

  /** True when the server greets a connection, which it does only once it serves. */
  boolean answers() {
    try (var socket = new Socket()) {
      socket.setSoTimeout((int) GREETING_PATIENCE.toMillis());
      socket.connect(Ports.address(port), (int) GREETING_PATIENCE.toMillis());
      var greeting = socket.getInputStream().readNBytes(5);
      // Packet header of four bytes, then the protocol version: 10, or 255 for a refusal.
      return greeting.length == 5 && greeting[4] == 10;
    } catch (IOException e) {
      return false;
    }
  }

  private Path data() {
    return home.resolve("data");
  }

  private Path accounts() {
    return home.resolve("accounts.sql");
  }

  private Path socket() {
    var beside = home.resolve("s");
    if (beside.toString().getBytes(StandardCharsets.UTF_8).length <= SOCKET_PATH_BYTES_MAX) {
      return beside;
    }
    var shortened = HexFormat.of().toHexDigits(home.toString().hashCode());
    return Path.of(System.getProperty("java.io.tmpdir"), "hansei-" + shortened + ".s");
  }

  private List<String> prepareCommand(Path fresh) {
    var command = new ArrayList<>(options(fresh));
    if (program.isMariaDb()) {
      command.addAll(
          List.of(
              "--bootstrap",
              "--log-warnings=0",
              "--enforce-storage-engine=",
              "--max-allowed-packet=8M",
              "--net-buffer-length=16K"));
    } else {
      command.add("--initialize-insecure");
    }
    return command;
  }

  private List<String> options(Path data) {
    var options =
        new ArrayList<>(
            List.of(program.executable().toString(), "--no-defaults", "--datadir=" + data));
    program
        .base()
        .ifPresent(base -> {
          options.add("--basedir=" + base);
          options.add("--lc-messages-dir=" + base.resolve("share"));
        });
    if ("root".equals(System.getProperty("user.name"))) {
      options.add("--user=root");
    }
    return options;
  }

  private void writeSystemTables(OutputStream statements) throws IOException {
    if (!program.isMariaDb()) {
      return;
    }
    // One statement ends with its line here: the server in this mode reads lines.
    statements.write(
        "CREATE DATABASE IF NOT EXISTS mysql;\nUSE mysql;\nSET @auth_root_socket=NULL;\n"
            .getBytes(StandardCharsets.UTF_8));
    for (var script : SystemTables.scripts(program)) {
      Files.copy(script, statements);
    }
    statements.write(
        "\nDELETE FROM mysql.global_priv WHERE User='' OR Host<>'localhost';\n"
            .getBytes(StandardCharsets.UTF_8));
  }

  /** Read by the server at every start, so that a lost or changed password heals. */
  private void writeAccounts() throws IOException {
    Files.createDirectories(home);
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
    Files.writeString(
        accounts(),
        """
        CREATE DATABASE IF NOT EXISTS %1$s CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
        CREATE USER IF NOT EXISTS '%2$s'@'%3$s' IDENTIFIED BY '%4$s';
        ALTER USER '%2$s'@'%3$s' IDENTIFIED BY '%4$s';
        GRANT ALL ON `%1$s%%`.* TO '%2$s'@'%3$s';
        GRANT PROCESS ON *.* TO '%2$s'@'%3$s';
        ALTER USER 'root'@'localhost' IDENTIFIED BY '%4$s';
        """
            .formatted(NAME, USER, Ports.LOOPBACK, password));
  }

  private static void copy(Process process, OutputStream output) {
    try (var lines = process.getInputStream()) {
      lines.transferTo(output);
    } catch (IOException e) {
      // The exit code tells whether it went well; the words are a courtesy.
      return;
    }
  }
}
