package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What changed between two versions of a prompt. */
@Command(
    name = "diff",
    description = {
      "Says what changed between two versions: variables, settings, sentences, lines.",
      "Reworded sentences are found by likeness of meaning, 0 to 1; read both."
    })
final class DiffCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "NAME", description = "the prompt")
  private String name = "";

  @Parameters(index = "1", paramLabel = "FROM", description = "the earlier version's number")
  private int from;

  @Parameters(index = "2", paramLabel = "TO", description = "the later version's number")
  private int to;

  DiffCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    JsonNode change =
        session
            .api()
            .get("/prompts/%s/changes?from=%d&to=%d".formatted(Api.encoded(name), from, to));
    Output output = session.output();
    int done = output.show(change, "from", "to", "variablesAdded", "variablesRemoved");
    output.part(change.path("renamed"), "was", "now");
    output.part(change.path("settings"), "name", "before", "after");
    output.part(change.path("sentences"), "kind", "role", "before", "after", "cosine");
    if (!output.isJson()) {
      if (!change.path("compared").asBoolean(true)) {
        output.note("So many sentences differ that none was looked for in other words.");
      }
      change.path("lines").forEach(line -> output.note(line.asText()));
    }
    return done;
  }
}
