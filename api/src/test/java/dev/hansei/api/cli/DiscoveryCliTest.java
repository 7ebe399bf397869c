package dev.hansei.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.api.calibrations.CalibrationSeed;
import dev.hansei.api.calibrations.DiscoverySeed;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
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

/** Discoveries, what criteria have, and minimal pairs on the command line. */
class DiscoveryCliTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();
  private String secret = "";
  @TempDir private Path home;

  @BeforeEach
  void begin() {
    Client client = server.token(project, Role.LEAD, Role.ANNOTATOR);
    secret = client.headers().getOrDefault("Authorization", "").substring("Bearer ".length());
    assertThat(run("login", secret)).as(err.toString()).isZero();
  }

  @Test
  void proposalsBecomeCriteriaWithRubricsAndExamples() throws IOException {
    var seed = new DiscoverySeed(server, project);
    String discovery = seed.id().toString();
    String first = seed.proposals().getFirst().id().toString();
    String second = seed.proposals().getLast().id().toString();
    assertThat(run("criteria", "discover", "--no-wait")).as("the engine is down").isNotZero();
    assertThat(run("criteria", "proposals", discovery)).as(err.toString()).isZero();
    assertThat(out.toString()).contains("snapshots", "keywords");
    json("criteria", "rename", discovery, first, "retention", "--sentence", "Says how long.");
    String made = json("criteria", "accept", discovery, first).path("criterion").asText();
    assertThat(json("criteria", "merge", discovery, second, "--into", made).path("state").asText())
        .isEqualTo("merged");
    assertThat(run("criteria", "drop", discovery, second)).isEqualTo(ExitCodes.REFUSED);
    assertThat(err.toString()).contains("[proposal-decided]");

    assertThat(json("criteria", "show", made).path("sentence").asText())
        .isEqualTo("Says how long.");
    assertThat(json("criteria", "arguments", made).path("items")).hasSize(5);
    Path rubric = Files.writeString(home.resolve("rubric.txt"), "Pass if it says how long.");
    assertThat(json("criteria", "rubric", made, rubric.toString()).path("number").asInt())
        .isEqualTo(1);
    assertThat(run("criteria", "rubrics", made)).isZero();
    json("criteria", "example", made, "No idea.", "--breaks", "--why", "It says nothing.");
    assertThat(run("criteria", "examples", made)).isZero();
    assertThat(out.toString()).contains("No idea.", "It says nothing.");
  }

  @Test
  void pairsAreProposedAndDecidedOn() throws IOException {
    var seed = new CalibrationSeed(server, project);
    String criterion = seed.judge().criterionId().toString();
    int proposed = json("criteria", "propose-pairs", criterion).path("proposed").asInt();
    assertThat(proposed).isPositive();
    JsonNode waiting = json("criteria", "pairs", criterion).path("items");
    assertThat(waiting).hasSize(proposed);
    assertThat(waiting.path(0).path("edited")).isNotEqualTo(waiting.path(0).path("answer"));
    String pair = waiting.path(0).path("id").asText();
    assertThat(run("criteria", "decide-pair", criterion, pair)).as(err.toString()).isZero();
    assertThat(json("criteria", "pairs", criterion, "--state", "confirmed").path("items"))
        .hasSize(1);
    assertThat(run("criteria", "test", seed.judge().id().toString()))
        .as("the engine is down")
        .isNotZero();
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
