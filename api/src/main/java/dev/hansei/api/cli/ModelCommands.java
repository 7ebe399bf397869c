package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Recorded outputs. */
@Command(name = "models", description = "Recorded outputs that suites replay, and prices.")
final class ModelCommands {
  private final Session session;

  ModelCommands(Session session) {
    this.session = session;
  }

  @Command(description = "Keeps outputs recorded elsewhere: JSON lines of {input, output}.")
  int record(
      @Parameters(paramLabel = "NAME", description = "taken once") String name,
      @Parameters(paramLabel = "FILE", description = "'-' reads stdin") Path file) {
    JsonNode made =
        session
            .api()
            .post(
                "/models/recorded?name=" + Api.encoded(name), "application/jsonl", Api.read(file));
    return session.output().upload(made, "name", "model", "count");
  }

  @Command(description = "Lists recorded sets by name.")
  int list(@Mixin Paging paging) {
    return session
        .output()
        .table(session.api().get(paging.of("/models/recorded")), "name", "model", "count");
  }
}
