package dev.hansei.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.projects.Project;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prompts as files: out of one project, into git, and back or into another. */
class PromptFilesCliTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FULL =
      """
      {"messages":[{"role":"system","content":" Answer from:\\n{{context}}\\n\\n"},
        {"role":"user","content":"{{question}}"}],
       "variables":["question","context"],
       "settings":{"temperature":0.2,"maxTokens":400,"stop":["\\n\\n"]},
       "outputSchema":{"type":"object","properties":{"answer":{"type":"string","maxLength":90}}},
       "tools":[{"name":"look_up","description":"Looks\\nup.","parameters":{"type":"object"}},
         {"name":"none"}],
       "application":{"retrievalDepth":3,"weights":[0.5,1.0],"stopWords":[],"nested":{"a":"yes"}},
       "note":"first"}
      """;

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.everything(project);
  private String secret = token(lead);
  private Project at = project;
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();
  @TempDir private Path home;

  @BeforeEach
  void makePrompts() {
    for (String name : new String[] {"support", "short"}) {
      lead.post("/prompts", "{\"name\":\"%s\"}".formatted(name)).expect(201);
    }
    lead.post("/prompts/support/versions", FULL).expect(201);
    lead.post(
            "/prompts/short/versions", "{\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}")
        .expect(201);
  }

  @Test
  void aVersionThatIsPulledAndPushedIsTheSameVersion() throws IOException {
    Path file = home.resolve("support.yaml");
    ok("prompts", "pull", "support", file + "");
    String text = Files.readString(file);
    String sha256 = lead.get("/prompts/support/versions/1").text("/sha256");
    assertThat(text).startsWith("# hansei: support@1 " + sha256 + "\nmessages:\n");
    ok("prompts", "push", "support", file + "");
    assertThat(out.toString()).contains(sha256);
    assertThat(lead.get("/prompts/support/versions").text("/items/0/number")).isEqualTo("1");
    ok("prompts", "pull", "support", file + "", "--version", "1");
    assertThat(Files.readString(file)).isEqualTo(text);
  }

  @Test
  void versionsAreRenderedComparedCopiedAndTheirUsersNamed() throws IOException {
    lead.post("/prompts/support/versions", FULL.replace("Depth\":3", "Depth\":4")).expect(201);
    Path values =
        Files.writeString(
            home.resolve("values.yaml"), "values: {question: How long, context: none}");
    ok("prompts", "render", "support@2", values + "");
    assertThat(out.toString()).contains("How long");
    ok("prompts", "uses", "support", "--version", "2");
    assertThat(out.toString()).contains("suite runs");
    ok("prompts", "diff", "support", "1", "2");
    assertThat(out.toString()).contains("application: retrievalDepth");
    Project other = server.project();
    String name = other.name().value();
    ok("prompts", "copy", "support", "--to", name, "--to-token", token(server.everything(other)));
    assertThat(out.toString()).contains(name);
  }

  @Test
  void aDryRunSaysWhatWouldBeAndWritesNothing() throws IOException {
    Path file = home.resolve("support.yaml");
    ok("prompts", "pull", "support", file + "");
    ok("prompts", "push", "support", file + "", "--dry-run");
    assertThat(out.toString()).contains("unchanged");
    Files.writeString(file, Files.readString(file).replace("Answer", "Reply"));
    ok("prompts", "push", "support", file + "", "--dry-run");
    assertThat(out.toString()).contains("would be made", "2");
    assertThat(lead.get("/prompts/support/versions").text("/items/0/number")).isEqualTo("1");
    Files.writeString(file, "messages: [{role: user, content: '{{undeclared}}'}]\n");
    assertThat(run("prompts", "push", "support", file + "", "--dry-run"))
        .isEqualTo(ExitCodes.REFUSED);
    assertThat(err.toString()).contains("undeclared");
  }

  @Test
  void aFolderGoesIntoAnotherProjectAsItIs() throws IOException {
    Path folder = home.resolve("prompts");
    ok("prompts", "pull", "--folder", folder + "");
    assertThat(out.toString()).contains("support", "short", "written");
    ok("prompts", "pull", "--folder", folder + "");
    assertThat(out.toString()).contains("unchanged").doesNotContain("written");
    ok("prompts", "push", "--folder", folder + "");
    assertThat(out.toString()).contains("unchanged").doesNotContain("made");

    at = server.project();
    secret = token(server.everything(at));
    ok("prompts", "push", "--folder", folder + "", "--dry-run");
    assertThat(json("prompts", "list").path("items")).isEmpty();
    ok("prompts", "push", "--folder", folder + "");
    ok("prompts", "pull", "--folder", home.resolve("again") + "");
    for (String name : new String[] {"support.yaml", "short.yaml"}) {
      assertThat(Files.readString(home.resolve("again").resolve(name)))
          .isEqualTo(Files.readString(folder.resolve(name)));
    }
  }

  @Test
  void namesThatAreOneFileElsewhereAreNotPulledIntoOneFolder() {
    lead.post("/prompts", "{\"name\":\"Support\"}").expect(201);
    Path folder = home.resolve("prompts");
    assertThat(run("prompts", "pull", "--folder", folder + "")).isEqualTo(ExitCodes.REFUSED);
    assertThat(err.toString()).contains("'Support' and 'support' are one file");
    assertThat(folder).doesNotExist();
  }

  @Test
  void aLinkInTheFolderIsReplacedAndNotFollowed() throws IOException {
    Path elsewhere = Files.writeString(home.resolve("elsewhere"), "mine");
    Path folder = Files.createDirectories(home.resolve("cloned"));
    Path link = Files.createSymbolicLink(folder.resolve("support.yaml"), elsewhere);
    ok("prompts", "pull", "--folder", folder + "");
    assertThat(elsewhere).hasContent("mine");
    assertThat(Files.isSymbolicLink(link)).isFalse();
    assertThat(link).content().contains("messages");
    try (var left = Files.list(folder)) {
      assertThat(left)
          .extracting(it -> it.getFileName().toString())
          .containsExactlyInAnyOrder("support.yaml", "short.yaml");
    }
  }

  @Test
  void partialsGoBeforeThoseThatPinThem() throws IOException {
    lead.post("/prompts", "{\"name\":\"answers\"}").expect(201);
    lead.post(
            "/prompts/answers/versions",
            "{\"messages\":[{\"role\":\"user\",\"content\":\"{{>s}}\"}],"
                + "\"partials\":{\"s\":{\"prompt\":\"short\",\"number\":1}}}")
        .expect(201);
    Path folder = home.resolve("prompts");
    ok("prompts", "pull", "--folder", folder + "");
    ok("prompts", "push", "--folder", folder + "");
    assertThat(out.toString()).contains("unchanged").doesNotContain("made");
    String file = Files.readString(folder.resolve("answers.yaml"));

    at = server.project();
    secret = token(server.everything(at));
    ok("prompts", "push", "--folder", folder + "");
    ok("prompts", "pull", "answers", home.resolve("again.yaml") + "");
    assertThat(Files.readString(home.resolve("again.yaml"))).isEqualTo(file);
    Files.delete(folder.resolve("short.yaml"));
    Files.writeString(
        folder.resolve("answers.yaml"), file.replaceAll("[0-9a-f]{64}", "0".repeat(64)));
    ok("prompts", "push", "--folder", folder + "", "--dry-run");
    assertThat(out.toString()).contains("needs a partial first");
    assertThat(run("prompts", "push", "--folder", folder + "")).isEqualTo(ExitCodes.REFUSED);
    assertThat(err.toString()).contains("partial-missing");
  }

  @Test
  void wordsThatDoNotGoTogetherAreRefused() {
    assertThat(run("prompts", "pull")).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("NAME is missing");
    assertThat(run("prompts", "push", "support")).isEqualTo(ExitCodes.USAGE);
    assertThat(run("prompts", "pull", "support", "--folder", "x")).isEqualTo(ExitCodes.USAGE);
    assertThat(run("prompts", "pull", "none", home + "/x")).isEqualTo(ExitCodes.REFUSED);
  }

  private void ok(String... words) {
    assertThat(run(words)).as(() -> String.join(" ", words) + ": " + err).isZero();
  }

  private JsonNode json(String... words) throws IOException {
    var asked = new ArrayList<>(List.of(words));
    asked.add("--json");
    ok(asked.toArray(String[]::new));
    return JSON.readTree(out.toString().getBytes(StandardCharsets.UTF_8));
  }

  private int run(String... words) {
    out = new StringWriter();
    err = new StringWriter();
    return Cli.run(
        words,
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        Map.of(
            "HANSEI_URL",
            server.base().toString(),
            "HANSEI_PROJECT",
            at.name().value(),
            "HANSEI_TOKEN",
            secret,
            "HANSEI_HOME",
            home.toString()));
  }

  private static String token(Client client) {
    return client.headers().getOrDefault("Authorization", "").substring("Bearer ".length());
  }
}
