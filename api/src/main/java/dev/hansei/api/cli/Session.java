package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Where the service is and who calls it: from options, else from the environment, else from what
 * {@code hansei login} kept, else the local default.
 */
final class Session {
  static final String LOCAL_URL = "http://127.0.0.1:8088";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(names = "--url", description = "Where Hansei is (HANSEI_URL).")
  private @Nullable String url;

  @Option(names = "--token", description = "An API token (HANSEI_TOKEN).")
  private @Nullable String token;

  @Option(names = "--project", description = "The project (HANSEI_PROJECT; default: default).")
  private @Nullable String project;

  @Option(names = "--json", description = "Print the service's JSON.")
  private boolean json;

  private final PrintWriter out;
  private final Map<String, String> environment;

  Session(PrintWriter out, Map<String, String> environment) {
    this.out = out;
    this.environment = environment;
  }

  Api api() {
    String secret =
        setting(token, "HANSEI_TOKEN", "token")
            .orElseThrow(() ->
                CliFailure.usage(
                    "no token: run `hansei login --token TOKEN`, or set HANSEI_TOKEN. "
                        + "Make one on the page Tokens."));
    return new Api(base(), projectName(), secret);
  }

  URI base() {
    String port = environment.get("HANSEI_PORT");
    String local = port == null ? LOCAL_URL : "http://127.0.0.1:" + port;
    String text = setting(url, "HANSEI_URL", "url").orElse(local);
    try {
      return URI.create(text.endsWith("/") ? text : text + "/");
    } catch (IllegalArgumentException _) {
      throw CliFailure.usage("not a URL: " + text);
    }
  }

  String projectName() {
    return setting(project, "HANSEI_PROJECT", "project").orElse("default");
  }

  Output output() {
    return new Output(out, json);
  }

  /** Keeps URL, token and project for later calls, readable by this user only. */
  Path keep(String secret) {
    Path file = file();
    try {
      Files.createDirectories(file.getParent());
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(
          file,
          JSON.writeValueAsString(
              Map.of("url", base().toString(), "token", secret, "project", projectName())));
      return file;
    } catch (IOException e) {
      throw CliFailure.refused("cannot write %s: %s".formatted(file, e.getMessage()));
    }
  }

  private Optional<String> setting(@Nullable String option, String variable, String key) {
    if (option != null) {
      return Optional.of(option);
    }
    String fromEnvironment = environment.get(variable);
    if (fromEnvironment != null && !fromEnvironment.isBlank()) {
      return Optional.of(fromEnvironment);
    }
    return Optional.ofNullable(kept().path(key).textValue());
  }

  private JsonNode kept() {
    Path file = file();
    if (!Files.isReadable(file)) {
      return JSON.createObjectNode();
    }
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw CliFailure.usage("cannot read %s: %s".formatted(file, e.getMessage()));
    }
  }

  private Path file() {
    String home = environment.get("HANSEI_HOME");
    Path folder =
        home == null ? Path.of(environment.getOrDefault("HOME", "."), ".hansei") : Path.of(home);
    return folder.resolve("cli.json");
  }
}
