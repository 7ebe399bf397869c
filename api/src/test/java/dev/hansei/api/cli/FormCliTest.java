package dev.hansei.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.api.annotations.QueueSeed;
import dev.hansei.api.http.ApiServer;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forms on the command line, against the real service. */
class FormCliTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FORM =
      """
      name: support
      fields:
        - {key: right, criterion: grounded, prompt: "Is it right?", type: pass-fail}
        - {key: faults, prompt: "What is wrong?", type: many, required: false, names: [rude, too long]}
        - {key: help, prompt: "Does it help?", type: grades, anchors: [no, "", "", "", very much]}
        - {key: minutes, prompt: "Minutes?", type: number, required: false, min: 0, max: 60, step: 0.5}
      """;

  private static final String TEXTS =
      """
      name: open coding
      fields:
        - {key: code, prompt: "What is wrong?", type: code}
        - {key: bad, prompt: "Where?", type: spans, names: [unsupported, rude], required: false}
        - {key: better, prompt: "Say it better.", type: correction, required: false}
      """;

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final QueueSeed seed = new QueueSeed(server, project, 2);
  @TempDir private Path home;
  private Terminal terminal;

  @BeforeEach
  void begin() {
    terminal = Terminal.signedIn(server, project, home, Role.LEAD, Role.ANNOTATOR);
  }

  @Test
  void aFormIsMadeShownAndAnsweredByKeys() throws IOException {
    Path file = Files.writeString(home.resolve("form.yaml"), FORM);
    JsonNode made = terminal.json("annotations", "forms", "create", file.toString());
    assertThat(made.path("lead").asText()).isEqualTo("right");
    terminal.ok("annotations", "forms", "list");
    assertThat(terminal.out()).contains("support", "right");
    terminal.ok("annotations", "forms", "show", "support");
    assertThat(terminal.out()).contains("grades", "Does it help?");

    QueueId queue = seed.openByForm(1, made.path("id").asText());
    terminal.ok("annotations", "next", queue.toString());
    assertThat(terminal.out()).contains("minutes", "number");
    String task = terminal.json("annotations", "next", queue.toString()).at("/task/id").asText();
    assertThat(terminal.run("annotations", "submit", task, "pass")).isEqualTo(ExitCodes.REFUSED);
    assertThat(terminal.err()).contains("[field-needed]", "'help' needs an answer");
    assertThat(terminal.run("annotations", "submit", task, "right=pass", "help"))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(terminal.err()).contains("'help' is no answer to a field");
    JsonNode kept =
        terminal.json(
            "annotations",
            "submit",
            task,
            "right=pass",
            "help=4",
            "faults=too long, rude",
            "minutes=12.5",
            "--note",
            "n");
    assertThat(kept.at("/answers/faults").asText()).isEqualTo("rude, too long");
    assertThat(kept.at("/answers/minutes").asText()).isEqualTo("12.5");
  }

  @Test
  void itemsAreBroughtListedAndCompared() throws IOException {
    Path file =
        Files.writeString(
            home.resolve("pairs.jsonl"),
            """
            {"id": "1", "question": "Q?", "a": "An answer.", "b": "Another one."}
            {"id": "2", "question": "Q?"}
            """);
    assertThat(terminal.run("annotations", "items", file.toString(), "--name", "rivals"))
        .isEqualTo(ExitCodes.REFUSED);
    assertThat(terminal.out()).contains("rivals", "Give an answer, or a and b to compare");
    terminal.ok("annotations", "items");
    assertThat(terminal.out()).contains("rivals");

    String set = terminal.json("annotations", "items").at("/items/0/id").asText();
    QueueId queue = seed.openBrought(set, 1, new LabelKind.Pairwise());
    JsonNode next = terminal.json("annotations", "next", queue.toString());
    boolean isTurned = next.at("/task/answer").asText().startsWith("Another");
    String task = next.at("/task/id").asText();
    assertThat(terminal.run("annotations", "submit", task, "a")).isEqualTo(ExitCodes.REFUSED);
    assertThat(terminal.err()).contains("first, second or tie");
    assertThat(terminal.json("annotations", "submit", task, "second").path("label").asText())
        .isEqualTo("second");
    terminal.ok("annotations", "export", queue.toString());
    assertThat(JSON.readTree(terminal.out()).path("label").asText())
        .isEqualTo(isTurned ? "a" : "b");
  }

  @Test
  void textsComeFromFilesAndSpansAsJson() throws IOException {
    Path file = Files.writeString(home.resolve("texts.yaml"), TEXTS);
    JsonNode made = terminal.json("annotations", "forms", "create", file.toString());
    String queue = seed.openByForm(1, made.path("id").asText()).toString();
    terminal.ok("annotations", "next", queue);
    assertThat(terminal.out()).contains("answer", "sha256");
    JsonNode task = terminal.json("annotations", "next", queue).path("task");
    Path better = Files.writeString(home.resolve("better.txt"), "First.\nSecond.\n");
    String spans =
        "{\"sha256\":\"%s\",\"spans\":[{\"category\":\"rude\",\"start\":0,\"end\":8}]}"
            .formatted(task.at("/markable/0/sha256").asText());
    String id = task.path("id").asText();
    assertThat(terminal.run("annotations", "submit", id, "code=a", "bad={\"sha256\":"))
        .isEqualTo(ExitCodes.USAGE);
    String nowhere = "better=@" + home.resolve("none");
    assertThat(terminal.run("annotations", "submit", id, "code=a", nowhere))
        .isEqualTo(ExitCodes.USAGE);
    JsonNode kept =
        terminal.json(
            "annotations", "submit", id, "code=Too late", "bad=" + spans, "better=@" + better);
    assertThat(kept.at("/answers/better").asText()).isEqualTo("First.\nSecond.\n");
    assertThat(kept.at("/answers/bad/spans/0/end").asInt()).isEqualTo(8);

    terminal.ok("annotations", "codes", "late");
    assertThat(terminal.out()).contains("too late", "1");
    assertThat(terminal.json("annotations", "codes").path("items")).hasSize(1);
    terminal.ok("annotations", "mine");
    assertThat(terminal.out()).contains("answered", "Snapshots");
    assertThat(terminal.json("annotations", "mine", "--limit", "1").path("items")).hasSize(1);
  }
}
