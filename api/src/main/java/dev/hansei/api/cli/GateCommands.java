package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gates and their verdicts. */
@Command(name = "gates", description = "Rules that a candidate must meet, and their verdicts.")
final class GateCommands {
  private final Session session;

  GateCommands(Session session) {
    this.session = session;
  }

  @Command(description = "Saves a gate from a YAML or JSON file.")
  int create(
      @Parameters(
              paramLabel = "FILE",
              description = "{name, confidence, rules}; '-' reads JSON from stdin")
          Path file) {
    return session
        .output()
        .show(
            session.api().post("/gates", Api.mediaType(file), Api.read(file)),
            "id",
            "name",
            "number");
  }

  @Command(description = "Lists gates, newest first.")
  int list(@Mixin Paging paging) {
    return session.output().table(session.api().get(paging.of("/gates")), "name", "number", "id");
  }

  @Command(description = "Shows a gate, or writes the file that makes it.")
  int show(
      @Parameters(paramLabel = "GATE", description = "its name or id") String gate,
      @Option(
              names = "--file",
              paramLabel = "FILE",
              description = "where to write YAML for 'gates create'")
          @Nullable Path file) {
    String path = "/gates/" + Api.encoded(gate);
    if (file == null) {
      return session
          .output()
          .show(session.api().get(path), "id", "name", "number", "confidence", "rules");
    }
    session.api().download(path + "/file", file);
    return session.output().written(file);
  }

  @Command(
      description =
          "Tries a gate on the past runs of a suite, each against the one before it; keeps nothing.")
  int simulate(
      @Parameters(paramLabel = "GATE", description = "its name or id") String gate,
      @Option(
              names = "--suite",
              paramLabel = "SUITE",
              required = true,
              description = "whose completed runs; its name or id")
          String suite,
      @Option(
              names = "--after",
              paramLabel = "CURSOR",
              description = "The pairs after these; the answer before prints it.")
          @Nullable String after) {
    JsonNode answer =
        session
            .api()
            .get(
                Paging.all(
                    "/gates/" + Api.encoded(gate) + "/simulation", "suite", suite, "after", after));
    session.output().table(answer, "candidateRun", "baselineRun", "verdict/type");
    session
        .output()
        .note(
            "%d pass, %d block, %d inconclusive; %d pairs hidden while you are asked to label"
                .formatted(
                    answer.path("passed").asInt(),
                    answer.path("blocked").asInt(),
                    answer.path("inconclusive").asInt(),
                    answer.path("hidden").asInt()));
    return ExitCodes.OK;
  }

  @Command(description = "Asks a gate about two runs; exit code 1 unless it says Pass.")
  int check(
      @Parameters(paramLabel = "GATE", description = "its name or id") String gate,
      @Option(
              names = "--baseline",
              paramLabel = "RUN",
              description = "a run of what is live; left out only where nothing is")
          @Nullable String baseline,
      @Option(
              names = "--candidate",
              paramLabel = "RUN",
              required = true,
              description = "a run of what shall be live")
          String candidate) {
    Map<String, Object> body = new LinkedHashMap<>();
    TraceCommands.put(body, "baselineRun", baseline);
    body.put("candidateRun", candidate);
    JsonNode answer = session.api().post("/gates/" + Api.encoded(gate) + "/verdicts", body);
    var said = new GateAnswer(answer);
    if (session.output().isJson()) {
      session.output().show(answer);
    } else {
      said.print(session.output());
    }
    return said.exitCode();
  }
}
