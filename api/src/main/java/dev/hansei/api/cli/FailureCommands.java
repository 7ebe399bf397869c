package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
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
      @Option(
              names = "--from",
              paramLabel = "TIME",
              description =
                  "back-fill: read again what started then or later, such as"
                      + " 2026-11-01T00:00:00Z; with --before")
          @Nullable String from,
      @Option(names = "--before", paramLabel = "TIME", description = "and earlier than then")
          @Nullable String before,
      @Option(names = "--no-wait", description = "print the collection's id and return")
          boolean noWait) {
    Map<String, Object> body = new TreeMap<>(Map.of("fromStart", fromStart));
    if (from != null) {
      body.put("from", from);
    }
    if (before != null) {
      body.put("before", before);
    }
    JsonNode started = session.api().post("/failures/collections", body);
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

  @Command(description = "Writes failures with their texts into a CSV file, newest first.")
  int export(
      @Parameters(paramLabel = "FILE", description = "such as failures.csv") Path file,
      @Option(names = "--state", paramLabel = "STATE", description = "open or dismissed")
          @Nullable String state,
      @Option(names = "--reason", paramLabel = "REASON", description = "such as refusal")
          @Nullable String reason) {
    session.api().download(Paging.all("/failures/export", "state", state, "reason", reason), file);
    return session.output().written(file);
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

  @Command(description = "Says what the detectors in a file would catch, and writes nothing.")
  int preview(
      @Parameters(paramLabel = "FILE", description = "detectors in JSON or YAML") Path file,
      @Option(names = "--from", paramLabel = "TIME", required = true, description = "traces from")
          String from,
      @Option(names = "--before", paramLabel = "TIME", required = true, description = "and before")
          String before) {
    String path =
        "/failures/detectors/preview?from=%s&before=%s"
            .formatted(Api.encoded(from), Api.encoded(before));
    return session
        .output()
        .show(
            session.api().post(path, Api.mediaType(file), Api.read(file)),
            "tracesRead",
            "more",
            "caught",
            "caughtToday",
            "byDetector",
            "bySeverity",
            "examples");
  }

  @Command(
      description = {
        "Shows which model names failure modes, chooses one, or takes it away with --keywords.",
        "Up to ten texts of a mode go to it, once; what a person named stays."
      })
  int naming(
      @Parameters(paramLabel = "MODEL", arity = "0..1", description = "such as openai/gpt-4o-mini")
          @Nullable String model,
      @Option(names = "--keywords", description = "their own words name them from now on")
          boolean keywords) {
    if (model != null && keywords) {
      throw CliFailure.usage("a model or --keywords, not both");
    }
    if (keywords) {
      return session.output().say(session.api().delete("/failures/naming"), "named by keywords");
    }
    JsonNode naming =
        model == null
            ? session.api().get("/failures/naming")
            : session
                .api()
                .put(
                    "/failures/naming",
                    "application/json",
                    JsonNodeFactory.instance
                        .objectNode()
                        .put("model", model)
                        .toString()
                        .getBytes(StandardCharsets.UTF_8));
    return session.output().say(naming, "named by " + naming.path("model").asText("keywords"));
  }

  @Command(description = "Shows how many traces wait to be read, and since when.")
  int watermark() {
    return session
        .output()
        .show(
            session.api().get("/failures/watermark"),
            "pending",
            "morePending",
            "waitingSince",
            "uncounted",
            "moreUncounted");
  }

  private static String path(String failure) {
    return "/failures/" + Api.encoded(failure);
  }
}
