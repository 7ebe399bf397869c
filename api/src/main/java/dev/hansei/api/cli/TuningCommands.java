package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tunings. */
@Command(name = "tunings", description = "Training: learns from pairs, and makes candidates.")
final class TuningCommands {
  private static final String[] SHOWN = {
    "id",
    "state",
    "name",
    "questions",
    "passages",
    "failure",
    "reason",
    "heldOut/mrr/before/value",
    "heldOut/mrr/after/value",
    "heldOut/mrr/difference/value",
    "heldOut/mrr/difference/lower",
    "heldOut/mrr/difference/upper",
    "heldOut/recall/before/value",
    "heldOut/recall/after/value",
    "adapter",
    "candidate"
  };

  private final Session session;

  TuningCommands(Session session) {
    this.session = session;
  }

  @Command(description = "Learns an embedding adapter from cases of split tune, and waits.")
  int run(
      @Parameters(paramLabel = "NAME", description = "of the adapter") String name,
      @Mixin TuneOptions options,
      @Option(names = "--no-wait", description = "print the tuning's id and return")
          boolean noWait) {
    JsonNode started = session.api().post("/tunings", options.body(name));
    JsonNode ended =
        noWait ? started : session.api().await(path(started.path("id").asText()), session.output());
    show(ended);
    return ended.path("state").asText().equals("failed") ? ExitCodes.REFUSED : ExitCodes.OK;
  }

  @Command(description = "Lists tunings, newest first.")
  int list(@Mixin Paging paging) {
    return session
        .output()
        .table(
            session.api().get(paging.of("/tunings")),
            "id",
            "state",
            "name",
            "questions",
            "heldOut/mrr/before/value",
            "heldOut/mrr/after/value",
            "candidate");
  }

  @Command(description = "Shows a tuning with its figures.")
  int show(@Parameters(paramLabel = "TUNING", description = "its id") String tuning) {
    return show(session.api().get(path(tuning)));
  }

  @Command(description = "Cancels a tuning: it makes nothing.")
  int cancel(@Parameters(paramLabel = "TUNING", description = "its id") String tuning) {
    return session
        .output()
        .say(session.api().post(path(tuning) + "/cancel", Map.of()), "cancelling");
  }

  private int show(JsonNode tuning) {
    return session.output().show(tuning, SHOWN);
  }

  private static String path(String tuning) {
    return "/tunings/" + Api.encoded(tuning);
  }
}
