package dev.hansei.infra.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A program that is a Temporal server.
 *
 * @param executable the file
 * @param kind how it is told what to do
 * @param serverVersion of the server in it, such as 1.32.0
 */
public record TemporalProgram(Path executable, Kind kind, String serverVersion) {
  /** The server that we build when none is there, and test with. */
  static final String VERSION = "1.32.0";

  /** Update-with-start, fair queues and worker deployments are complete from here on. */
  static final String VERSION_MIN = "1.29.1";

  /** How a program is told what to do. */
  public enum Kind {
    /** The command line tool, whose {@code server start-dev} holds a server. */
    CLI,
    /** The server by itself, told by a configuration file. */
    SERVER
  }

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Pattern CLI_ANSWER =
      Pattern.compile("temporal version \\S+ \\(Server (\\d+\\.\\d+\\.\\d+)");
  private static final Pattern SERVER_ANSWER = Pattern.compile("version (\\d+\\.\\d+\\.\\d+)");

  /** Asks the file what it is; empty when it does not run here or is something else. */
  static Optional<TemporalProgram> at(Path executable) {
    return Programs.ask(PATIENCE, executable.toString(), "--version")
        .flatMap(answer -> read(executable, answer));
  }

  static Optional<TemporalProgram> read(Path executable, String answer) {
    var cli = CLI_ANSWER.matcher(answer);
    if (cli.find()) {
      return Optional.of(new TemporalProgram(executable, Kind.CLI, cli.group(1)));
    }
    var server = SERVER_ANSWER.matcher(answer);
    return server.find()
        ? Optional.of(new TemporalProgram(executable, Kind.SERVER, server.group(1)))
        : Optional.empty();
  }

  public boolean isRecentEnough() {
    return Versions.compare(serverVersion, VERSION_MIN) >= 0;
  }
}
