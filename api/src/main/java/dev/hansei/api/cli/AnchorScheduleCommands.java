package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** When anchors are checked by themselves. */
@Command(
    name = "schedule",
    description = "When judges are asked again about their anchors by themselves.")
final class AnchorScheduleCommands {
  private static final String SCHEDULE = "/calibrations/anchor-schedule";

  private final Session session;

  AnchorScheduleCommands(Session session) {
    this.session = session;
  }

  @Command(description = "Shows the schedule.")
  int show() {
    return shown(session.api().get(SCHEDULE));
  }

  @Command(description = "Checks anchors every so many hours.")
  int set(
      @Parameters(paramLabel = "HOURS", description = "1 to 720") int everyHours,
      @Option(
              names = "--judgements",
              paramLabel = "N",
              defaultValue = "600",
              description = "answers that judges are asked about in a round at most")
          int judgementsMax,
      @Option(names = "--paused", description = "keep it, but do not start") boolean paused) {
    String body =
        JsonNodeFactory.instance
            .objectNode()
            .put("everyHours", everyHours)
            .put("judgementsMax", judgementsMax)
            .put("paused", paused)
            .toString();
    return shown(
        session.api().put(SCHEDULE, "application/json", body.getBytes(StandardCharsets.UTF_8)));
  }

  @Command(description = "Takes the schedule away.")
  int delete() {
    return session.output().say(session.api().delete(SCHEDULE), "no schedule any more");
  }

  @Command(description = "Lists checks of anchors, newest first.")
  int checks(@Mixin Paging paging) {
    return session
        .output()
        .table(
            session.api().get(paging.of("/calibrations/checks")),
            "id",
            "state",
            "judge",
            "anchors/certificate",
            "anchors/drifted",
            "anchors/sentence");
  }

  private int shown(JsonNode schedule) {
    return session
        .output()
        .show(schedule, "everyHours", "judgementsMax", "paused", "next", "neverAsked", "dearest");
  }
}
