package dev.hansei.api.cli;

import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
  int create(@Parameters(paramLabel = "NAME", description = "of the new prompt") String name) {
    return session
        .output()
        .show(session.api().post("/prompts", Map.of("name", name)), "id", "name");
  }

  @Command(description = "Saves a version from a YAML or JSON file.")
  int push(
      @Parameters(paramLabel = "NAME", description = "the prompt") String name,
      @Parameters(
              paramLabel = "FILE",
              description =
                  "{messages, variables, settings, application}; '-' reads JSON from stdin")
          Path file) {
    return session
        .output()
        .show(
            session.api().post(path(name) + "/versions", Api.mediaType(file), Api.read(file)),
            "number",
            "id",
            "sha256");
  }

  @Command(description = "Lists prompts by name.")
  int list(@Mixin Paging paging) {
    return session
        .output()
        .table(session.api().get(paging.of("/prompts")), "name", "id", "createdAt");
  }

  @Command(description = "Lists the versions of a prompt, newest first.")
  int versions(
      @Parameters(paramLabel = "NAME", description = "the prompt") String name,
      @Mixin Paging paging) {
    return session
        .output()
        .table(
            session.api().get(paging.of(path(name) + "/versions")),
            "number",
            "id",
            "note",
            "createdAt");
  }

  @Command(description = "Shows what is live at a stage.")
  int show(
      @Parameters(paramLabel = "NAME", description = "the prompt") String name,
      @Option(
              names = "--stage",
              paramLabel = "STAGE",
              defaultValue = "production",
              description = "dev, team or production (when left out)")
          String stage) {
    return session
        .output()
        .show(
            session.api().get(path(name) + "?stage=" + Api.encoded(stage)),
            "name",
            "number",
            "stage",
            "versionId",
            "sha256",
            "content");
  }

  @Command(description = "Fetches what an application is served, and says why that version.")
  int fetch(
      @Parameters(paramLabel = "NAME", description = "the prompt") String name,
      @Option(
              names = "--stage",
              paramLabel = "STAGE",
              defaultValue = "production",
              description = "dev, team or production (when left out)")
          String stage,
      @Option(
              names = "--key",
              paramLabel = "KEY",
              defaultValue = "",
              description = "names the application's user; decides while a rollout runs")
          String key) {
    var query = "?stage=" + Api.encoded(stage) + (key.isEmpty() ? "" : "&key=" + Api.encoded(key));
    return session
        .output()
        .show(
            session.api().get(path(name) + query),
            "name",
            "number",
            "stage",
            "revision",
            "assignment",
            "trace",
            "sha256",
            "content");
  }

  private static String path(String name) {
    return "/prompts/" + Api.encoded(name);
  }
}
