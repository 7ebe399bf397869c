package dev.hansei.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.api.annotations.QueueSeed;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();
  private String secret = "";
  @TempDir private Path home;

  @BeforeEach
  void begin() {
    Client client = server.token(project, Role.LEAD, Role.ANNOTATOR);
    secret = client.headers().getOrDefault("Authorization", "").substring("Bearer ".length());
  }

  @Test
  void aFormIsMadeShownAndAnsweredByKeys() throws IOException {
    assertThat(run("login", secret)).as(err.toString()).isZero();
    Path file = Files.writeString(home.resolve("form.yaml"), FORM);
    JsonNode made = json("annotations", "forms", "create", file.toString());
    assertThat(made.path("lead").asText()).isEqualTo("right");
    assertThat(run("annotations", "forms", "list")).isZero();
    assertThat(out.toString()).contains("support", "right");
    assertThat(run("annotations", "forms", "show", "support")).isZero();
    assertThat(out.toString()).contains("grades", "Does it help?");

    QueueId queue = seed.openByForm(1, made.path("id").asText());
    assertThat(run("annotations", "next", queue.toString())).as(err.toString()).isZero();
    assertThat(out.toString()).contains("minutes", "number");
    String task = json("annotations", "next", queue.toString()).at("/task/id").asText();
    assertThat(run("annotations", "submit", task, "pass")).isEqualTo(ExitCodes.REFUSED);
    assertThat(err.toString()).contains("[field-needed]", "'help' needs an answer");
    assertThat(run("annotations", "submit", task, "right=pass", "help")).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("'help' is no answer to a field");
    JsonNode kept =
        json(
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
    assertThat(run("login", secret)).as(err.toString()).isZero();
    Path file =
        Files.writeString(
            home.resolve("pairs.jsonl"),
            """
            {"id": "1", "question": "Q?", "a": "An answer.", "b": "Another one."}
            {"id": "2", "question": "Q?"}
            """);
    assertThat(run("annotations", "items", file.toString(), "--name", "rivals"))
        .isEqualTo(ExitCodes.REFUSED);
    assertThat(out.toString()).contains("rivals", "Give an answer, or a and b to compare");
    assertThat(run("annotations", "items")).isZero();
    assertThat(out.toString()).contains("rivals");

    String set = json("annotations", "items").at("/items/0/id").asText();
    QueueId queue = seed.openBrought(set, 1, new LabelKind.Pairwise());
    JsonNode next = json("annotations", "next", queue.toString());
    boolean isTurned = next.at("/task/answer").asText().startsWith("Another");
    String task = next.at("/task/id").asText();
    assertThat(run("annotations", "submit", task, "a")).isEqualTo(ExitCodes.REFUSED);
    assertThat(err.toString()).contains("first, second or tie");
    assertThat(json("annotations", "submit", task, "second").path("label").asText())
        .isEqualTo("second");
    assertThat(run("annotations", "export", queue.toString())).isZero();
    assertThat(JSON.readTree(out.toString()).path("label").asText())
        .isEqualTo(isTurned ? "a" : "b");
  }

  @Test
  void textsComeFromFilesAndSpansAsJson() throws IOException {
    assertThat(run("login", secret)).as(err.toString()).isZero();
    Path file = Files.writeString(home.resolve("texts.yaml"), TEXTS);
    JsonNode made = json("annotations", "forms", "create", file.toString());
    String queue = seed.openByForm(1, made.path("id").asText()).toString();
    assertThat(run("annotations", "next", queue)).as(err.toString()).isZero();
    assertThat(out.toString()).contains("answer", "sha256");
    JsonNode task = json("annotations", "next", queue).path("task");
    Path better = Files.writeString(home.resolve("better.txt"), "First.\nSecond.\n");
    String spans =
        "{\"sha256\":\"%s\",\"spans\":[{\"category\":\"rude\",\"start\":0,\"end\":8}]}"
            .formatted(task.at("/markable/0/sha256").asText());
    String id = task.path("id").asText();
    assertThat(run("annotations", "submit", id, "code=a", "bad={\"sha256\":"))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(run("annotations", "submit", id, "code=a", "better=@" + home.resolve("none")))
        .isEqualTo(ExitCodes.USAGE);
    JsonNode kept =
        json("annotations", "submit", id, "code=Too late", "bad=" + spans, "better=@" + better);
    assertThat(kept.at("/answers/better").asText()).isEqualTo("First.\nSecond.\n");
    assertThat(kept.at("/answers/bad/spans/0/end").asInt()).isEqualTo(8);

    assertThat(run("annotations", "codes", "late")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("too late", "1");
    assertThat(json("annotations", "codes").path("items")).hasSize(1);
    assertThat(run("annotations", "mine")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("answered", "Snapshots");
    assertThat(json("annotations", "mine", "--limit", "1").path("items")).hasSize(1);
  }

  private JsonNode json(String... args) throws IOException {
    List<String> words = new ArrayList<>(List.of(args));
    words.add("--json");
    assertThat(run(words.toArray(String[]::new))).as(err.toString()).isZero();
    return JSON.readTree(out.toString());
  }

  private int run(String... args) {
    out = new StringWriter();
    err = new StringWriter();
    var environment =
        Map.of(
            "HANSEI_URL",
            server.base().toString(),
            "HANSEI_PROJECT",
            project.name().value(),
            "HANSEI_HOME",
            home.toString());
    return Cli.run(args, new PrintWriter(out, true), new PrintWriter(err, true), environment);
  }
}
