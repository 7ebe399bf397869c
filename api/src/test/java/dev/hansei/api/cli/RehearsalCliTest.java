package dev.hansei.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import dev.hansei.api.promotions.RolloutSeed;
import dev.hansei.infra.registry.promotions.Rehearsals;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.promotions.Rehearsal;
import dev.hansei.workflows.promotions.RehearsalActivities.RehearsalKey;
import dev.hansei.workflows.promotions.RehearsalReport;
import dev.hansei.workflows.promotions.RehearsalReport.Figure;
import dev.hansei.workflows.promotions.RehearsalState;
import dev.hansei.workflows.statistics.Estimate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rehearsals on the command line, where no workflow engine is there. */
class RehearsalCliTest {
  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();

  @Test
  void whatItSawIsShownWithThePromotion(@TempDir Path home) throws IOException {
    var seed =
        new RolloutSeed(
            server,
            project,
            Optional.of(new Rehearsal(200, Optional.empty())),
            new CanaryStep(100, 40, 1));
    var key = new RehearsalKey(project.id(), seed.promotion());
    server.get(Rehearsals.class).begin(key, report(), Optional.empty());
    var terminal = Terminal.signedIn(server, project, home, Role.LEAD);

    assertThat(terminal.ok("promotions", "show", seed.promotion().toString()))
        .contains("errors", "share", "0.0125", "blind");
    assertThat(
            terminal
                .json("promotions", "show", seed.promotion().toString())
                .at("/rehearsal/inputs/blind")
                .asInt())
        .isEqualTo(12);
  }

  @Test
  void aNumberOfInputsAsksForOne(@TempDir Path home) {
    new RolloutSeed(server, project, new CanaryStep(100, 40, 1));
    var terminal = Terminal.signedIn(server, project, home, Role.LEAD);
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
            "--rehearse",
            "2000");
    assertThat(code).isEqualTo(ExitCodes.REFUSED);
    assertThat(terminal.err()).contains("1 to 1,000 inputs");
  }

  private static RehearsalReport report() {
    return new RehearsalReport(
        RehearsalState.COMPARED,
        Instant.parse("2026-11-28T10:00:00Z"),
        Instant.parse("2026-11-29T10:00:00Z"),
        new RehearsalReport.Inputs(1_204, 200, 2, 31, 4, 163, 3, 0, 0, 160, 12),
        Optional.empty(),
        Optional.empty(),
        List.of(
            new Figure(
                RehearsalReport.ERRORS,
                "share",
                Optional.of(new Estimate(0.0125, 0.003, 0.04, 0.95, 160)),
                Optional.of(new Estimate(0.02, 0.01, 0.05, 0.95, 160)),
                Optional.empty())),
        false,
        "");
  }
}
