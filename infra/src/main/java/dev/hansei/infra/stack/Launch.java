package dev.hansei.infra.stack;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How to start one process.
 *
 * @param command program and arguments; secrets do not belong here, since every user of the machine
 *     can read them
 * @param environment variables the process gets
 * @param inheritsEnvironment whether it gets ours too; a database has no business with the keys of
 *     model providers
 * @param directory working directory; exists
 */
public record Launch(
    List<String> command,
    Map<String, String> environment,
    boolean inheritsEnvironment,
    Path directory) {
  public Launch {
    if (command.isEmpty()) {
      throw new IllegalArgumentException("A launch needs a program");
    }
    command = List.copyOf(command);
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
  }

  /** A third-party server: our variables stay with us. */
  static Launch server(List<String> command, Path directory) {
    return new Launch(command, Map.of(), false, directory);
  }
}
