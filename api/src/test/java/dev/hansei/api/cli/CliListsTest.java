package dev.hansei.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every list of the command line has in common, against the real service. */
class CliListsTest {
  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private Terminal terminal;
  @TempDir private Path home;

  @BeforeEach
  void begin() {
    terminal = Terminal.signedIn(server, project, home, Role.values());
  }

  @Test
  void everyListAnswersInJsonAndInWordsAndTakesPages() throws IOException {
    for (String command :
        List.of(
            "audit list",
            "audit anchors",
            "people list",
            "tokens list",
            "webhooks list",
            "webhooks events",
            "models list",
            "prompts list",
            "criteria list",
            "traces list",
            "traces dead-letters",
            "failures list",
            "cases documents",
            "cases datasets",
            "suites list",
            "suites runs",
            "gates list",
            "monitors list",
            "promotions list",
            "promotions break-glass list",
            "tunings list",
            "annotations forms list",
            "annotations items",
            "annotations mine",
            "calibrations alignments",
            "campaigns list")) {
      var words = new ArrayList<>(List.of(command.split(" ")));
      terminal.ok(words.toArray(String[]::new));
      words.addAll(List.of("--limit", "1"));
      assertThat(terminal.json(words.toArray(String[]::new)).path("items").isArray())
          .as(command)
          .isTrue();
    }
    assertThat(terminal.json("failures", "detectors").path("detectors")).isNotEmpty();
  }

  @Test
  void theNextPageOfAListGoesOnWhereTheFirstEnded() throws IOException {
    var first = terminal.json("audit", "list", "--limit", "1");
    var second =
        terminal.json("audit", "list", "--limit", "1", "--after", first.path("next").asText());
    assertThat(second.at("/items/0/sequence").asInt())
        .isLessThan(first.at("/items/0/sequence").asInt());
  }
}
