package dev.hansei.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where somebody types commands who is signed in to a project of the real service. */
final class Terminal {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> environment;
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  private Terminal(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * One in which a person with these roles has signed in by a token.
   *
   * @param home their HANSEI_HOME
   */
  static Terminal signedIn(ApiServer server, Project project, Path home, Role... roles) {
    var terminal = signedOut(server, project, home);
    terminal.ok("login", secret(server.token(project, roles)));
    return terminal;
  }

  /** One in which nobody has signed in. */
  static Terminal signedOut(ApiServer server, Project project, Path home) {
    return new Terminal(
        Map.of(
            "HANSEI_URL",
            server.base().toString(),
            "HANSEI_PROJECT",
            project.name().value(),
            "HANSEI_HOME",
            home.toString()));
  }

  /** What a person types to sign in as that program. */
  static String secret(Client program) {
    return program.headers().getOrDefault("Authorization", "").substring("Bearer ".length());
  }

  /** Runs a command; its exit code. What earlier ones printed is forgotten. */
  int run(String... words) {
    out = new StringWriter();
    err = new StringWriter();
    return Cli.run(words, new PrintWriter(out, true), new PrintWriter(err, true), environment);
  }

  /** Runs a command that must go well and say something; what it printed. */
  String ok(String... words) {
    assertThat(run(words)).as(() -> String.join(" ", words) + ": " + err).isZero();
    assertThat(out.toString()).as(() -> String.join(" ", words)).isNotBlank();
    return out.toString();
  }

  /** Runs a command with {@code --json}, which must go well; what it printed. */
  JsonNode json(String... words) throws IOException {
    List<String> asked = new ArrayList<>(List.of(words));
    asked.add("--json");
    return JSON.readTree(ok(asked.toArray(String[]::new)));
  }

  /** What the last command printed. */
  String out() {
    return out.toString();
  }

  /** What the last command complained of. */
  String err() {
    return err.toString();
  }
}
