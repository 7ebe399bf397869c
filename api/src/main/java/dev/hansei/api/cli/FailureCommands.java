package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Failures. */
@Command(name = "failures", description = "What went wrong in production.")
final class FailureCommands {
  private final Session session;

  FailureCommands(Session session) {
    this.session = session;
  }

  @Command(description = "Reads the traces that have changed since the last time, and waits.")
  int collect(
      @Option(names = "--from-start", description = "read all traces again") boolean fromStart,
      @Option(names = "--no-wait", description = "print the collection's id and return")
          boolean noWait) {
    JsonNode started = session.api().post("/failures/collections", Map.of("fromStart", fromStart));
    String path = "/failures/collections/" + started.path("id").asText();
    JsonNode ended = noWait ? started : session.api().await(path, session.output());
    session.output().show(ended, "id", "state", "tracesRead", "failed", "newFailures");
    return ended.path("state").asText().equals("failed") ? ExitCodes.REFUSED : ExitCodes.OK;
  }

  @Command(description = "Lists failures, newest first.")
  int list(
      @Option(
              names = "--state",
              paramLabel = "STATE",
              defaultValue = "open",
              description = "open (when left out) or dismissed")
          String state,
      @Mixin Paging paging) {
    return session
        .output()
        .table(
            session.api().get(paging.of("/failures", "state", state)),
            "id",
            "severity",
            "reasons",
            "question",
            "foundAt");
  }

  @Command(description = "Shows one failure.")
  int show(@Parameters(paramLabel = "FAILURE", description = "its id") String failure) {
    return session
        .output()
        .show(
            session.api().get(path(failure)),
            "id",
            "traceId",
            "severity",
            "reasons",
            "question",
            "answer",
            "correction",
            "state");
  }

  @Command(description = "Dismisses a failure: it gives no case.")
  int dismiss(@Parameters(paramLabel = "FAILURE", description = "its id") String failure) {
    return session
        .output()
        .say(session.api().post(path(failure) + "/dismiss", Map.of()), "dismissed");
  }

  @Command(description = "Opens a dismissed failure again.")
  int reopen(@Parameters(paramLabel = "FAILURE", description = "its id") String failure) {
    return session
        .output()
        .say(session.api().post(path(failure) + "/reopen", Map.of()), "open again");
  }

  @Command(description = "Shows the detectors, or saves those in a JSON or YAML file.")
  int detectors(
      @Parameters(paramLabel = "FILE", arity = "0..1", description = "those to save")
          @Nullable Path file) {
    JsonNode detectors =
        file == null
            ? session.api().get("/failures/detectors")
            : session.api().put("/failures/detectors", Api.mediaType(file), Api.read(file));
    return session.output().show(detectors, "detectors");
  }

  private static String path(String failure) {
    return "/failures/" + Api.encoded(failure);
  }
}
