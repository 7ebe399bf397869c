package dev.hansei.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A draft on the command line: out into a file, back in, and away. */
class DraftCliTest {
  private static final String DRAFT =
      """
      messages:
        - {role: system, content: "Answer from:\\n{{context}}"}
        - {role: user, content: "{{question"}
      variables: question, context
      settings: {temperature: "0.2", topP: "", maxTokens: "", seed: "", stop: "END"}
      note: shorter
      """;

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client other = server.token(project, Role.LEAD);
  @TempDir private Path home;
  private Terminal terminal;

  @BeforeEach
  void begin() {
    other.post("/prompts", "{\"name\":\"support\"}").expect(201);
    terminal = Terminal.signedIn(server, project, home, Role.LEAD);
  }

  @Test
  void aDraftIsKeptShownAsAFileKeptAgainAndDiscarded() throws IOException {
    String file = Files.writeString(home.resolve("draft.yaml"), DRAFT).toString();
    assertThat(terminal.ok("prompts", "draft", "save", "support", file))
        .as("what keeps it from being a version")
        .contains("problems", "messages", "shorter");
    other.get("/prompts/support/draft").expect(404);

    terminal.ok("prompts", "draft", "show", "support", "--file", file);
    String written = Files.readString(home.resolve("draft.yaml"));
    assertThat(written).contains("revision: 1").doesNotContain("savedAt", "problems");
    Files.writeString(home.resolve("draft.yaml"), written.replace("{{question", "{{question}}"));
    var kept = terminal.json("prompts", "draft", "save", "support", file);
    assertThat(kept.path("revision").asInt()).isEqualTo(2);
    assertThat(kept.path("problems")).isEmpty();
    assertThat(kept.at("/messages/0/content").asText()).isEqualTo("Answer from:\n{{context}}");

    terminal.ok("prompts", "draft", "discard", "support");
    assertThat(terminal.run("prompts", "draft", "show", "support")).isEqualTo(ExitCodes.REFUSED);
    assertThat(terminal.err()).contains("draft-not-found");
  }

  @Test
  void whatWasKeptElsewhereIsNotWrittenOverUnlessAskedFor() throws IOException {
    String file = Files.writeString(home.resolve("draft.yaml"), DRAFT).toString();
    terminal.ok("prompts", "draft", "save", "support", file, "--over");
    assertThat(terminal.run("prompts", "draft", "save", "support", file))
        .isEqualTo(ExitCodes.REFUSED);
    assertThat(terminal.err()).contains("draft-changed");
    assertThat(terminal.ok("prompts", "draft", "save", "support", file, "--over")).contains("2");
    String json = home.resolve("draft.json").toString();
    terminal.ok("prompts", "draft", "show", "support", "--file", json);
    terminal.ok("prompts", "draft", "save", "support", json);
  }

  @Test
  void aFileThatHoldsNoDraftIsRefusedInWords() throws IOException {
    for (String text : new String[] {"[1]", "{", "a: &x 1\nb: *x"}) {
      String file = Files.writeString(home.resolve("draft.yaml"), text).toString();
      assertThat(terminal.run("prompts", "draft", "save", "support", file))
          .isEqualTo(ExitCodes.USAGE);
      assertThat(terminal.err()).contains("draft.yaml");
    }
    String file = Files.writeString(home.resolve("draft.yaml"), "colour: red").toString();
    assertThat(terminal.run("prompts", "draft", "save", "support", file))
        .isEqualTo(ExitCodes.REFUSED);
    assertThat(terminal.err()).contains("colour");
    assertThat(terminal.run("prompts", "draft", "save", "none", file)).isEqualTo(ExitCodes.REFUSED);
  }
}
