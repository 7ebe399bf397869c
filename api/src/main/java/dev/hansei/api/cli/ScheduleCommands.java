package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** When failures are collected by themselves. */
@Command(name = "schedule", description = "When failures are collected by themselves.")
final class ScheduleCommands {
  private static final String SCHEDULE = "/failures/schedule";

  private final Session session;

  ScheduleCommands(Session session) {
    this.session = session;
  }

  @Command(description = "Shows the schedule.")
  int show() {
    return shown(session.api().get(SCHEDULE));
  }

  @Command(description = "Collects failures every so many minutes.")
  int set(
      @Parameters(paramLabel = "MINUTES", description = "5 to 10080") int everyMinutes,
      @Option(
              names = "--overlap",
              paramLabel = "POLICY",
              defaultValue = "skip",
              description = "while the one before still runs: skip (when left out) or buffer-one")
          String overlap,
      @Option(
              names = "--catch-up",
              paramLabel = "MINUTES",
              defaultValue = "60",
              description = "a missed start is made up for within this; 60 when left out")
          int catchUp,
      @Option(names = "--paused", description = "keep it, but do not start") boolean paused) {
    String body =
        JsonNodeFactory.instance
            .objectNode()
            .put("everyMinutes", everyMinutes)
            .put("overlap", overlap)
            .put("catchUpMinutes", catchUp)
            .put("paused", paused)
            .toString();
    return shown(
        session.api().put(SCHEDULE, "application/json", body.getBytes(StandardCharsets.UTF_8)));
  }

  @Command(description = "Takes the schedule away.")
  int delete() {
    return session.output().say(session.api().delete(SCHEDULE), "no schedule any more");
  }

  private int shown(JsonNode schedule) {
    return session.output().show(schedule, "everyMinutes", "overlap", "catchUpMinutes", "paused");
  }
}
