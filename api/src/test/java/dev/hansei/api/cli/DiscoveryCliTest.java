package dev.hansei.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.api.calibrations.CalibrationSeed;
import dev.hansei.api.calibrations.DiscoverySeed;
import dev.hansei.api.http.ApiServer;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Discoveries, what criteria have, and minimal pairs on the command line. */
class DiscoveryCliTest {
  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  @TempDir private Path home;
  private Terminal terminal;

  @BeforeEach
  void begin() {
    terminal = Terminal.signedIn(server, project, home, Role.LEAD, Role.ANNOTATOR);
  }

  @Test
  void proposalsBecomeCriteriaWithRubricsAndExamples() throws IOException {
    var seed = new DiscoverySeed(server, project);
    String discovery = seed.id().toString();
    String first = seed.proposals().getFirst().id().toString();
    String second = seed.proposals().getLast().id().toString();
    assertThat(terminal.run("criteria", "discover", "--no-wait"))
        .as("the engine is down")
        .isNotZero();
    terminal.ok("criteria", "proposals", discovery);
    assertThat(terminal.out()).contains("snapshots", "keywords");
    terminal.json(
        "criteria", "rename", discovery, first, "retention", "--sentence", "Says how long.");
    String made = terminal.json("criteria", "accept", discovery, first).path("criterion").asText();
    JsonNode merged = terminal.json("criteria", "merge", discovery, second, "--into", made);
    assertThat(merged.path("state").asText()).isEqualTo("merged");
    assertThat(terminal.run("criteria", "drop", discovery, second)).isEqualTo(ExitCodes.REFUSED);
    assertThat(terminal.err()).contains("[proposal-decided]");

    assertThat(terminal.json("criteria", "show", made).path("sentence").asText())
        .isEqualTo("Says how long.");
    assertThat(terminal.json("criteria", "arguments", made).path("items")).hasSize(5);
    Path rubric = Files.writeString(home.resolve("rubric.txt"), "Pass if it says how long.");
    assertThat(terminal.json("criteria", "rubric", made, rubric.toString()).path("number").asInt())
        .isEqualTo(1);
    terminal.ok("criteria", "rubrics", made);
    terminal.json("criteria", "example", made, "No idea.", "--breaks", "--why", "It says nothing.");
    terminal.ok("criteria", "examples", made);
    assertThat(terminal.out()).contains("No idea.", "It says nothing.");
  }

  @Test
  void pairsAreProposedAndDecidedOn() throws IOException {
    var seed = new CalibrationSeed(server, project);
    String criterion = seed.judge().criterionId().toString();
    int proposed = terminal.json("criteria", "propose-pairs", criterion).path("proposed").asInt();
    assertThat(proposed).isPositive();
    JsonNode waiting = terminal.json("criteria", "pairs", criterion).path("items");
    assertThat(waiting).hasSize(proposed);
    assertThat(waiting.path(0).path("edited")).isNotEqualTo(waiting.path(0).path("answer"));
    String pair = waiting.path(0).path("id").asText();
    terminal.ok("criteria", "decide-pair", criterion, pair);
    assertThat(terminal.json("criteria", "pairs", criterion, "--state", "confirmed").path("items"))
        .hasSize(1);
    assertThat(terminal.run("criteria", "test", seed.judge().id().toString()))
        .as("the engine is down")
        .isNotZero();
  }
}
