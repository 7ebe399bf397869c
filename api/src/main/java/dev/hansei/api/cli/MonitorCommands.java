package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Monitors. */
@Command(name = "monitors", description = "Live traffic, scored as it comes.")
final class MonitorCommands {
  private static final String[] SHOWN = {
    "id",
    "state",
    "prompt",
    "share",
    "detectors",
    "callsPerDay",
    "everyMinutes",
    "failure",
    "watchingSince",
    "lookedUpTo",
    "report/today/calls",
    "report/lately/calls",
    "report/lately/costUsdMicros"
  };

  private final Session session;

  MonitorCommands(Session session) {
    this.session = session;
  }

  @Command(description = "Watches the live traffic of a prompt from now on.")
  int create(
      @Parameters(paramLabel = "PROMPT", description = "the prompt's name") String prompt,
      @Option(
              names = "--share",
              paramLabel = "SHARE",
              description = "of its traces that are scored, above 0 to 1; all where left out")
          @Nullable Double share,
      @Option(
              names = "--judge",
              paramLabel = "VERSION",
              description = "a judge version that scores, by id; may be given up to 5 times")
          @Nullable List<String> judges,
      @Option(
              names = "--detector",
              paramLabel = "NAME",
              description =
                  "refusal, no-answer, error-status, guardrail-hit or verbosity; may be given"
                      + " several times; the first three where left out")
          @Nullable List<String> detectors,
      @Option(
              names = "--calls-per-day",
              paramLabel = "N",
              description = "model calls that judges may make in a day; 1,000 where left out")
          @Nullable Integer callsPerDay,
      @Option(
              names = "--every",
              paramLabel = "MINUTES",
              description = "1 to 60; 5 where left out")
          @Nullable Integer every) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("prompt", prompt);
    put(body, "share", share);
    put(body, "judges", judges);
    put(body, "detectors", detectors);
    put(body, "callsPerDay", callsPerDay);
    put(body, "everyMinutes", every);
    return session.output().show(session.api().post("/monitors", body), SHOWN);
  }

  private static void put(Map<String, Object> body, String name, @Nullable Object value) {
    if (value != null) {
      body.put(name, value);
    }
  }

  @Command(description = "Lists monitors, newest first.")
  int list(@Mixin Paging paging) {
    return session
        .output()
        .table(
            session.api().get(paging.of("/monitors")),
            "id",
            "state",
            "prompt",
            "share",
            "callsPerDay",
            "lookedUpTo");
  }

  @Command(description = "Shows a monitor: figures, what has no score and why, and thumbs.")
  int show(@Parameters(paramLabel = "MONITOR", description = "its id") String monitor) {
    JsonNode found = session.api().get(path(monitor));
    session.output().show(found, SHOWN);
    session
        .output()
        .part(
            found.at("/report/metrics"),
            "metric",
            "scored",
            "mean/value",
            "mean/lower",
            "mean/upper",
            "unscored");
    session.output().part(found.at("/report/standings"), "metric", "scores", "sentence");
    session
        .output()
        .part(
            found.at("/report/thumbs"),
            "metric",
            "both",
            "agreement/value",
            "agreement/lower",
            "agreement/upper",
            "harsh",
            "mild");
    return ExitCodes.OK;
  }

  @Command(description = "Pauses a monitor: no further look begins.")
  int pause(@Parameters(paramLabel = "MONITOR", description = "its id") String monitor) {
    return session
        .output()
        .show(session.api().post(path(monitor) + "/pause", Map.of()), "id", "state");
  }

  @Command(description = "Lets a paused monitor look at what starts from now on.")
  int resume(@Parameters(paramLabel = "MONITOR", description = "its id") String monitor) {
    return session
        .output()
        .show(session.api().post(path(monitor) + "/resume", Map.of()), "id", "state");
  }

  @Command(description = "Ends a monitor for good; its scores stay with the traces.")
  int end(@Parameters(paramLabel = "MONITOR", description = "its id") String monitor) {
    return session
        .output()
        .show(session.api().post(path(monitor) + "/end", Map.of()), "id", "state");
  }

  private static String path(String monitor) {
    return "/monitors/" + Api.encoded(monitor);
  }
}
