package dev.hansei.api.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.models.StubModelServer;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.traces.TraceFilter;
import dev.hansei.infra.registry.traces.TraceSummary;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.TraceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Real senders in Python, unchanged: OpenAI's client under OpenInference, and Langfuse's own. Their
 * packages are installed once under the build folder, in the versions of requirements.txt.
 */
class PythonSendersIT {
  private static final Path SCRIPTS = Path.of("src/test/resources/senders").toAbsolutePath();
  private static final Path HOME = Path.of("target/senders").toAbsolutePath();
  private static final Path PYTHON = HOME.resolve("venv/bin/python");

  /** Installing takes under a minute with a registry at hand. */
  private static final long INSTALL_SECONDS_MAX = 110;

  private static final long RUN_SECONDS_MAX = 60;

  private final ApiServer server = ApiServer.running();
  private Project project;
  private Client token;

  @BeforeAll
  static void install() throws Exception {
    var ready = HOME.resolve("ready");
    var wanted = Files.readString(SCRIPTS.resolve("requirements.txt"));
    if (Files.exists(ready) && Files.readString(ready).equals(wanted)) {
      return;
    }
    Files.createDirectories(HOME);
    var made =
        tried(List.of("python3", "-m", "venv", HOME.resolve("venv").toString()))
            && tried(
                List.of(
                    PYTHON.toString(),
                    "-m",
                    "pip",
                    "install",
                    "-q",
                    "-r",
                    SCRIPTS.resolve("requirements.txt").toString()));
    assumeTrue(made, "python3 with pip and a package registry is not at hand: senders not tested");
    Files.writeString(ready, wanted);
  }

  @BeforeEach
  void begin() {
    project = server.project();
    token = server.token(project, Role.DEVELOPER);
  }

  @Test
  void openInferenceUnderOpenTelemetry() throws Exception {
    try (var models = StubModelServer.start()) {
      var said =
          run(
              "chat_openinference.py",
              Map.of(
                  "OPENAI_BASE_URL",
                  "http://127.0.0.1:%d/v1".formatted(models.port()),
                  "OTEL_EXPORTER_OTLP_ENDPOINT",
                  base(),
                  "OTEL_EXPORTER_OTLP_HEADERS",
                  "Authorization=Bearer%20" + secret()));

      var line = onlyTrace();
      assertThat(line.question()).isEqualTo("What is 2 + 3?");
      assertThat(line.answer()).isEqualTo(said).isNotBlank();
      assertThat(line.model()).startsWith("gpt-4o-mini");
      assertThat(line.inputTokens()).isPositive();
      assertThat(line.outputTokens()).isPositive();
      assertThat(line.talk().session()).isEqualTo("s-1");
      assertNobodyIsNamed(line);
    }
  }

  @Test
  void langfuseOfVersionTwo() throws Exception {
    var id =
        run(
            "chat_langfuse.py",
            Map.of(
                "LANGFUSE_HOST", base(),
                "LANGFUSE_PUBLIC_KEY", "pk-lf-anything",
                "LANGFUSE_SECRET_KEY", secret()));

    var line = onlyTrace();
    assertThat(line.id()).isEqualTo(LangfuseMapping.traceId(id));
    assertThat(line.question()).isEqualTo("How long?");
    assertThat(line.answer()).isEqualTo("Thirty days.");
    assertThat(line.inputTokens()).isEqualTo(12);
    assertThat(line.talk().session()).isEqualTo("s-2");
    assertNobodyIsNamed(line);
    assertThat(
            server.get(Traces.class).find(project.id(), line.id()).orElseThrow().feedback().stream()
                .map(Feedback::opinion)
                .toList())
        .containsExactly(new Feedback.Evaluation("grounded", 0.25, "No source."));
  }

  private void assertNobodyIsNamed(TraceSummary line) {
    assertThat(line.talk().userHash()).matches("[0-9a-f]{32}");
    TraceId id = line.id();
    assertThat(server.get(Traces.class).find(project.id(), id).orElseThrow().toString())
        .doesNotContain("ann@example.org");
  }

  private TraceSummary onlyTrace() {
    var lines =
        server.get(Traces.class).page(project.id(), TraceFilter.ALL, PageRequest.first(10)).items();
    assertThat(lines).hasSize(1);
    return lines.getFirst();
  }

  private String base() {
    return "http://127.0.0.1:" + server.base().getPort();
  }

  private String secret() {
    return token.headers().getOrDefault("Authorization", "").substring("Bearer ".length());
  }

  /** What the script printed last. */
  private static String run(String script, Map<String, String> told) throws Exception {
    var environment = new LinkedHashMap<>(told);
    environment.put("PYTHONUNBUFFERED", "1");
    var log = Files.createTempFile(HOME, script, ".log");
    var builder =
        new ProcessBuilder(PYTHON.toString(), SCRIPTS.resolve(script).toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    var process = builder.start();
    boolean ended = process.waitFor(RUN_SECONDS_MAX, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertThat(ended).as("ends within a minute").isTrue();
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    return Files.readString(log).strip().lines().toList().getLast();
  }

  private static boolean tried(List<String> command) throws InterruptedException {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(HOME.resolve("install.log").toFile())
              .start();
      boolean ended = process.waitFor(INSTALL_SECONDS_MAX, TimeUnit.SECONDS);
      process.destroyForcibly();
      return ended && process.exitValue() == 0;
    } catch (IOException _) {
      return false;
    }
  }
}
