package dev.hansei.api.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prompts and their versions. */
@Command(name = "prompts", description = "Prompts, their versions, and what is live.")
final class PromptCommands {
  private final Session session;

  PromptCommands(Session session) {
    this.session = session;
  }

  @Command(description = "Makes a prompt.")
  int create(@Parameters(paramLabel = "NAME") String name) {
    return session
        .output()
        .show(session.api().post("/prompts", Map.of("name", name)), "id", "name");
  }

  @Command(description = "Saves a version from a YAML or JSON file.")
  int push(
      @Parameters(paramLabel = "NAME") String name, @Parameters(paramLabel = "FILE") Path file) {
    return session
        .output()
        .show(
            session.api().post(path(name) + "/versions", Api.mediaType(file), Api.read(file)),
            "number",
            "id",
            "sha256");
  }

  @Command(description = "Lists prompts.")
  int list() {
    return session.output().table(session.api().get("/prompts"), "name", "id", "createdAt");
  }

  @Command(description = "Lists the versions of a prompt.")
  int versions(@Parameters(paramLabel = "NAME") String name) {
    return session
        .output()
        .table(session.api().get(path(name) + "/versions"), "number", "id", "note", "createdAt");
  }

  @Command(description = "Shows what is live at a stage.")
  int show(
      @Parameters(paramLabel = "NAME") String name,
      @Option(names = "--stage", description = "dev, team or production") @Nullable String stage) {
    return session
        .output()
        .show(
            session
                .api()
                .get(path(name) + "?stage=" + Api.encoded(stage == null ? "production" : stage)),
            "name",
            "number",
            "stage",
            "versionId",
            "sha256",
            "content");
  }

  private static String path(String name) {
    return "/prompts/" + Api.encoded(name);
  }
}
