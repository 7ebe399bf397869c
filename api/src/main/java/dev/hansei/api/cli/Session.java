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
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * Where the service is and who calls it: from options, else from the environment, else from what
 * {@code hansei login} kept, else the local default. Its options may stand anywhere on the line.
 */
final class Session {
  static final String LOCAL_URL = "http://127.0.0.1:8088";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(
      names = "--url",
      scope = ScopeType.INHERIT,
      paramLabel = "URL",
      description = "Where Hansei is (HANSEI_URL).")
  private @Nullable String url;

  @Option(
      names = "--token",
      scope = ScopeType.INHERIT,
      paramLabel = "TOKEN",
      description = "An API token (HANSEI_TOKEN).")
  private @Nullable String token;

  @Option(
      names = "--project",
      scope = ScopeType.INHERIT,
      paramLabel = "PROJECT",
      description = "The project (HANSEI_PROJECT; default: default).")
  private @Nullable String project;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print the service's JSON, refusals too.")
  private boolean json;

  private final PrintWriter out;
  private final Map<String, String> environment;

  Session(PrintWriter out, Map<String, String> environment) {
    this.out = out;
    this.environment = environment;
  }

  Api api() {
    URI base = base();
    String secret =
        setting(token, "HANSEI_TOKEN", "token")
            .orElseThrow(() ->
                CliFailure.usage(
                    "no token: run `hansei login` with a token of the project, or set HANSEI_TOKEN."
                        + " Make one on the page Tokens."));
    return new Api(base, projectName(), checked(secret));
  }

  URI base() {
    String port = environment.get("HANSEI_PORT");
    String local = port == null ? LOCAL_URL : "http://127.0.0.1:" + port;
    String text = setting(url, "HANSEI_URL", "url").orElse(local);
    try {
      URI base = URI.create(text.endsWith("/") ? text : text + "/");
      if (base.getHost() != null && Set.of("http", "https").contains(base.getScheme())) {
        return base;
      }
    } catch (IllegalArgumentException _) {
      // Told below, like an address that lacks something.
    }
    throw CliFailure.usage(
        "'%s' is no address of Hansei; write it as http://host:port or https://host"
            .formatted(text));
  }

  /** A secret without what a copied line or a file brings along. */
  static String checked(String secret) {
    String token = secret.strip();
    if (!token.matches("[\\x21-\\x7e]+")) {
      throw CliFailure.usage("that is no token: a token is hsi_ and 43 letters, digits, - and _");
    }
    return token;
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
