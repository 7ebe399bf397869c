package dev.hansei.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.api.http.ApiServer;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line says to somebody whose file, line or setting is refused. */
class CliRefusalsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TRACES =
      """
      {"externalId":"t-1","input":"How long are snapshots kept?","output":"I do not know.","feedback":[{"thumbs":"down"}]}
      {"externalId":"t-2","input":"broken
      {"externalId":"t-3","inptu":"x","output":"y"}
      """;
  private static final String PROMPT =
      """
      messages: [{role: system, content: "Answer from the passages.\\n{{context}}"}, {role: user, content: "{{question}}"}]
      variables: [question, context]
      application: {retrievalDepth: 1}
      """;

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private Terminal terminal;
  @TempDir private Path home;

  @BeforeEach
  void begin() {
    terminal = Terminal.signedIn(server, project, home, Role.values());
  }

  @Test
  void deadLettersAreLookedAtSentAgainAndDiscarded() throws IOException {
    terminal.run("traces", "import", file("traces.jsonl", TRACES));
    var letter = terminal.json("traces", "dead-letters").at("/items/0/id").asText();

    terminal.ok("traces", "dead-letter", letter);
    assertThat(terminal.out()).contains("trace-lines", "inptu");
    assertThat(terminal.run("traces", "replay", letter)).isEqualTo(ExitCodes.REFUSED);
    assertThat(terminal.err()).contains("[dead-letter-still-unreadable]", "line 1: ", "line 2: ");
    terminal.ok("traces", "discard", letter);
    assertThat(terminal.run("traces", "discard", letter)).isEqualTo(ExitCodes.REFUSED);
  }

  @Test
  void aRefusalNamesEveryLineAndFieldAndIsJsonWhereJsonIsAsked() throws IOException {
    assertThat(terminal.run("traces", "import", file("bad.jsonl", "x\ny\n"))).isEqualTo(4);
    assertThat(terminal.err()).contains("[invalid-lines]", "  line 1: ", "  line 2: ");
    terminal.run("prompts", "create", "p");
    assertThat(
            terminal.run(
                "prompts", "push", "p", file("p.yaml", PROMPT.replace("variables", "varables"))))
        .isEqualTo(4);
    assertThat(terminal.err()).contains("Did you mean 'variables'?", "[invalid-field]");
    assertThat(terminal.run("prompts", "push", "none", file("p.yaml", PROMPT))).isEqualTo(4);
    assertThat(terminal.err()).contains("none", "[prompt-not-found]");
    for (var words :
        List.of(
            List.of("--json", "prompts", "create", "p"),
            List.of("prompts", "--json", "create", "p"),
            List.of("prompts", "create", "p", "--json"))) {
      assertThat(terminal.run(words.toArray(String[]::new))).isEqualTo(4);
      assertThat(JSON.readTree(terminal.out()).path("code").asText()).isEqualTo("prompt-exists");
    }
    var developer = Terminal.secret(server.token(project, Role.DEVELOPER));
    assertThat(terminal.run("prompts", "create", "q", "--token", developer)).isEqualTo(4);
    assertThat(terminal.err()).contains("lead", "[role-needed]");
    assertThat(terminal.run("prompts", "list", "--token", "hsi_wrong")).isEqualTo(4);
    assertThat(terminal.err()).contains("[sign-in-needed]");
  }

  @Test
  void aFileThatIsTooLargeIsRefusedNamingTheLimit() throws IOException {
    var large = file("large.md", "x".repeat(100 * 1024 * 1024));

    assertThat(terminal.run("cases", "add-document", large)).isEqualTo(ExitCodes.REFUSED);
    assertThat(terminal.err()).contains("[too-large]", "MiB");
    assertThat(terminal.run("prompts", "push", "p", file("large.yaml", "# " + "x".repeat(1 << 21))))
        .isEqualTo(ExitCodes.REFUSED);
    assertThat(terminal.err()).contains("[too-large]", "1 MiB");
  }

  @Test
  void settingsThatAreWrongAreNamed() {
    terminal = Terminal.signedOut(server, project, home.resolve("else"));
    assertThat(terminal.run("prompts", "list", "--url", "localhost:8088"))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(terminal.err()).contains("'localhost:8088'", "http://host:port");
    assertThat(terminal.run("prompts", "list", "--token", "a b\n")).isEqualTo(ExitCodes.USAGE);
    assertThat(terminal.err()).contains("that is no token");
    assertThat(terminal.run("prompts", "list", "--url", "http://127.0.0.1:1"))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(terminal.err()).contains("no token", "hansei login");
    assertThat(terminal.run("prompts", "list", "--url", "http://127.0.0.1:1", "--token", "hsi_x"))
        .isEqualTo(ExitCodes.UNREACHABLE);
    assertThat(terminal.err()).contains("cannot reach http://127.0.0.1:1/", "infra/hansei status");
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(home.resolve(name), text).toString();
  }
}
