package dev.hansei.api.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How many traces a queue would be about. */
@Command(
    name = "traces",
    description =
        "Counts the traces that a queue with these 'traces' would be about; it asks nobody yet.")
final class ChosenTracesCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--status", paramLabel = "STATUS", description = "unset, ok or error")
  private @Nullable String status;

  @Option(names = "--thumbs", paramLabel = "WAY", description = "up or down")
  private @Nullable String thumbs;

  @Option(names = "--model", paramLabel = "NAME", description = "in the sender's words")
  private @Nullable String model;

  @Option(names = "--prompt", paramLabel = "NAME", description = "as the sender names it")
  private @Nullable String prompt;

  @Option(names = "--prompt-version", paramLabel = "VERSION", description = "its version")
  private @Nullable String version;

  @Option(names = "--of-session", paramLabel = "ID", description = "of one conversation")
  private @Nullable String conversation;

  @Option(names = "--text", paramLabel = "TEXT", description = "stands in question or answer")
  private @Nullable String text;

  @Option(names = "--from", paramLabel = "DAY", description = "such as 2026-11-01, UTC")
  private @Nullable String from;

  @Option(names = "--until", paramLabel = "DAY", description = "the last day, UTC")
  private @Nullable String until;

  ChosenTracesCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Map<String, Object> body = new LinkedHashMap<>();
    put(body, "status", status);
    put(body, "thumbs", thumbs);
    put(body, "model", model);
    put(body, "prompt", prompt);
    put(body, "version", version);
    put(body, "session", conversation);
    put(body, "text", text);
    put(body, "from", from);
    put(body, "until", until);
    return session
        .output()
        .show(session.api().post("/annotations/traces/preview", body), "fitting", "complete");
  }

  private static void put(Map<String, Object> body, String name, @Nullable String value) {
    if (value != null) {
      body.put(name, value);
    }
  }
}
