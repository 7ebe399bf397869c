package dev.hansei.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import dev.hansei.api.promotions.RolloutSeed;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.CanaryStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Releases on the command line, where no workflow engine is there. */
class ReleaseCliTest {
  private static final String RULES =
      """
      quorum: {production: 3}
      freezes: [{name: weekend, zone: Europe/Berlin, from: friday 16:00, to: monday 08:00}]
      """;
  private static final String PLAN =
      """
      steps: [{percent: 1, outcomes: 40}]
      metrics: [{name: thumbs}]
      approvals: 1
      """;

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();

  @Test
  void rulesAreSavedFromAFileAndHoldForRequests(@TempDir Path home) throws IOException {
    var terminal = Terminal.signedIn(server, project, home, Role.ADMIN, Role.LEAD);
    Path rules = Files.writeString(home.resolve("rules.yaml"), RULES);
    Path plan = Files.writeString(home.resolve("plan.yaml"), PLAN);
    new RolloutSeed(server, project, new CanaryStep(100, 40, 1));

    assertThat(terminal.ok("promotions", "rules", "save", rules.toString())).contains("friday");
    assertThat(terminal.json("promotions", "rules", "show").at("/quorum/production").asInt())
        .isEqualTo(3);
    int code =
        terminal.run(
            "promotions",
            "request",
            "--prompt",
            "support",
            "--version",
            "2",
            "--gate",
            "rollouts",
            "--candidate",
            "019a9000-0000-7000-8000-000000000001",
            "--plan",
            plan.toString());
    assertThat(code).isEqualTo(ExitCodes.REFUSED);
    assertThat(terminal.err()).as("fewer approvals than the rules").contains("3 at this stage");
  }

  @Test
  void theGlassIsBrokenAndReviewedBySomebodyElse(@TempDir Path home) throws IOException {
    new RolloutSeed(server, project, new CanaryStep(100, 40, 1));
    var terminal = Terminal.signedIn(server, project, home.resolve("one"), Role.RELEASE_MANAGER);
    var other = Terminal.signedIn(server, project, home.resolve("two"), Role.RELEASE_MANAGER);
    String id =
        terminal
            .json(
                "promotions",
                "break-glass",
                "move",
                "--prompt",
                "support",
                "--version",
                "2",
                "--stage",
                "dev",
                "--reason",
                "The live version sends callers astray.")
            .path("id")
            .asText();

    assertThat(terminal.run("promotions", "break-glass", "review", id, "--findings", "fine"))
        .isEqualTo(ExitCodes.REFUSED);
    other.ok("promotions", "break-glass", "review", id, "--findings", "Right to do.");
    assertThat(
            other.json("promotions", "break-glass", "list").at("/items/0/review/findings").asText())
        .isEqualTo("Right to do.");
  }

  @Test
  void whoSteersIsToldThatTheEngineIsDown(@TempDir Path home) {
    var seed = new RolloutSeed(server, project, new CanaryStep(100, 40, 1));
    String promotion = seed.promotion().toString();
    var terminal = Terminal.signedIn(server, project, home, Role.RELEASE_MANAGER);
    for (String verb : new String[] {"hold", "resume", "skip"}) {
      assertThat(
              terminal.run("promotions", verb, promotion, "--step", "1", "--reason", "let me look"))
          .isEqualTo(ExitCodes.REFUSED);
    }
    assertThat(terminal.run("promotions", "delegate", promotion, "--to", "x@example.org"))
        .isEqualTo(ExitCodes.REFUSED);
    assertThat(terminal.err()).contains("No release manager has that address");
  }
}
