package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      @Mixin MonitorOptions options) {
    return session.output().show(session.api().post("/monitors", options.body(prompt)), SHOWN);
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
