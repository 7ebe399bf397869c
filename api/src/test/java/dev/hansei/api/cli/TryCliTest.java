package dev.hansei.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prompts tried from a terminal; only models that cost nothing are asked. */
class TryCliTest {
  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();
  @TempDir private Path home;

  @Test
  void versionsAnswerSideBySide() throws IOException {
    lead.post("/prompts", "{\"name\":\"support\"}").expect(201);
    for (String word : new String[] {"Answer.", "Be brief. {{tone}}"}) {
      lead.post(
              "/prompts/support/versions",
              """
              {"messages":[{"role":"user","content":"%s {{context}} {{question}}"}],
               "variables":["question","context","tone"]}
              """
                  .formatted(word))
          .expect(201);
    }
    Path values = home.resolve("values.yaml");
    Files.writeString(
        values,
        "values:\n  question: How long are snapshots kept?\n  context: Snapshots are kept for thirty days.\n");
    String[] asked = {
      "prompts", "try", "support", values + "", "--version", "1", "--model", "builtin/extractive"
    };
    assertThat(run(asked)).as(err.toString()).isZero();
    assertThat(out.toString()).contains("[v1 on builtin/extractive]", "thirty days", "free");
    assertThat(run(with(asked, "--version", "2"))).isEqualTo(ExitCodes.REFUSED);
    assertThat(out.toString()).contains("[v2 on", "No answer: ", "'tone'", "(unrenderable)");
    assertThat(run(with(asked, "--json"))).isZero();
    var columns = new ObjectMapper().readTree(out.toString()).path("columns");
    assertThat(columns.at("/0/text").asText()).contains("thirty days");
    assertThat(columns.at("/0/fromJournal").asBoolean()).isTrue();
    Files.writeString(values, "values: [");
    assertThat(run(asked)).isEqualTo(ExitCodes.USAGE);
    Files.writeString(values, "values: {}");
    assertThat(run(with(asked, "--version", "7"))).isEqualTo(ExitCodes.REFUSED);
    assertThat(err.toString()).contains("prompt-version-not-found");
    assertThat(run(with(asked, "--version", "draft"))).isEqualTo(ExitCodes.REFUSED);
    assertThat(err.toString()).contains("draft-not-found");
  }

  private static String[] with(String[] words, String... more) {
    return Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray(String[]::new);
  }

  private int run(String... words) {
    out = new StringWriter();
    err = new StringWriter();
    String[] signed =
        with(
            words,
            "--url",
            server.base().toString(),
            "--project",
            project.name().value(),
            "--token",
            lead.secret());
    return Cli.run(
        signed,
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        Map.of("HANSEI_HOME", home.toString()));
  }
}
