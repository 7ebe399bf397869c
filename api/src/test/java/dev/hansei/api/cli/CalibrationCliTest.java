package dev.hansei.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.api.calibrations.CalibrationSeed;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates on the command line, against the real service without a workflow engine. */
class CalibrationCliTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final CalibrationSeed seed = new CalibrationSeed(server, project);
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();
  private String secret = "";
  @TempDir private Path home;

  @BeforeEach
  void begin() {
    Client client = server.token(project, Role.LEAD);
    secret = client.headers().getOrDefault("Authorization", "").substring("Bearer ".length());
  }

  @Test
  void aCertificateSaysWhatTheJudgeIsFitFor() throws IOException {
    assertThat(run("login", secret)).as(err.toString()).isZero();
    String id = seed.measured().toString();
    assertThat(run("calibrations", "show", id)).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("use it for: Deciding clauses of gates")
        .contains("do not use it for: Deciding about one answer")
        .contains("measure it again when: The judge's rubric")
        .contains("what leads it: Text that speaks to the judge turned 1 of 30");
    JsonNode shown = json("calibrations", "show", id);
    assertThat(shown.at("/certificate/probes/hostile/turned/plea").asInt()).isEqualTo(1);
    assertThat(shown.at("/certificate/scores/abstaining/everywhere/value").asDouble())
        .isGreaterThan(0.9);
  }

  @Test
  void anchorsAreAskedForAndAreNoCertificate() throws IOException {
    assertThat(run("login", secret)).as(err.toString()).isZero();
    String id = seed.measured().toString();
    seed.checked(seed.measured());
    assertThat(run("calibrations", "anchors", id)).isNotZero();
    assertThat(err.toString()).contains("temporal-unavailable");
    String check = json("calibrations", "list").at("/items/0/id").asText();
    assertThat(run("calibrations", "show", check)).isZero();
    assertThat(out.toString()).contains("Of 60 anchors none changed.");
    assertThat(run("calibrations", "anchors", check)).isEqualTo(ExitCodes.REFUSED);
    assertThat(err.toString()).contains("no-certificate");
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
