package dev.hansei.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.api.calibrations.CalibrationSeed;
import dev.hansei.api.http.ApiServer;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates on the command line, against the real service without a workflow engine. */
class CalibrationCliTest {
  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final CalibrationSeed seed = new CalibrationSeed(server, project);
  @TempDir private Path home;
  private Terminal terminal;

  @BeforeEach
  void begin() {
    terminal = Terminal.signedIn(server, project, home, Role.LEAD);
  }

  @Test
  void aCertificateSaysWhatTheJudgeIsFitFor() throws IOException {
    String id = seed.measured().toString();
    terminal.ok("calibrations", "show", id);
    assertThat(terminal.out())
        .contains("use it for: Deciding clauses of gates")
        .contains("do not use it for: Deciding about one answer")
        .contains("measure it again when: The judge's rubric")
        .contains("what leads it: Text that speaks to the judge turned 1 of 30");
    JsonNode shown = terminal.json("calibrations", "show", id);
    assertThat(shown.at("/certificate/probes/hostile/turned/plea").asInt()).isEqualTo(1);
    assertThat(shown.at("/certificate/scores/abstaining/everywhere/value").asDouble())
        .isGreaterThan(0.9);
  }

  @Test
  void anchorsAreAskedForAndAreNoCertificate() throws IOException {
    String id = seed.measured().toString();
    seed.checked(seed.measured());
    assertThat(terminal.run("calibrations", "anchors", id)).isNotZero();
    assertThat(terminal.err()).contains("temporal-unavailable");
    String check = terminal.json("calibrations", "schedule", "checks").at("/items/0/id").asText();
    terminal.ok("calibrations", "show", check);
    assertThat(terminal.out()).contains("Of 60 anchors none changed.");
    assertThat(terminal.run("calibrations", "anchors", check)).isEqualTo(ExitCodes.REFUSED);
    assertThat(terminal.err()).contains("no-certificate");
  }
}
