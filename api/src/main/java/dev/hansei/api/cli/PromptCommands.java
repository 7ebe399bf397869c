package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

  @Command(
      description = {
        "Saves a version from a YAML or JSON file; unchanged content is the version that is there.",
        "With --folder each <name>.yaml of a folder, as pull has written them."
      })
  int push(
      @Parameters(
              paramLabel = "NAME",
              arity = "0..1",
              index = "0",
              description = "the prompt; not with --folder")
          @Nullable String name,
      @Parameters(
              paramLabel = "FILE",
              arity = "0..1",
              index = "1",
              description =
                  "{messages, variables, partials, schemas, examples, settings, providers,"
                      + " application}; '-' reads JSON from stdin")
          @Nullable Path file,
      @Option(names = "--folder", paramLabel = "FOLDER", description = "all of a folder instead")
          @Nullable Path folder,
      @Option(names = "--dry-run", description = "say what would be saved, and save nothing")
          boolean dry) {
    if (folder != null) {
      requireNone(name);
      return told(new PromptFolder(session.api(), folder).push(dry));
    }
    String wanted = required(name, "NAME");
    Path read = required(file, "FILE");
    if (dry) {
      return session
          .output()
          .show(PromptFolder.push(session.api(), wanted, read, true), "name", "number", "result");
    }
    return session
        .output()
        .show(
            session.api().post(path(wanted) + "/versions", Api.mediaType(read), Api.read(read)),
            "number",
            "id",
            "sha256");
  }

  @Command(
      description = {
        "Writes a version as YAML for git; pushed again it is the same version.",
        "With --folder the newest version of every prompt, as <name>.yaml each."
      })
  int pull(
      @Parameters(
              paramLabel = "NAME",
              arity = "0..1",
              index = "0",
              description = "the prompt; not with --folder")
          @Nullable String name,
      @Parameters(
              paramLabel = "FILE",
              arity = "0..1",
              index = "1",
              description = "such as support.yaml, which is NAME.yaml when left out")
          @Nullable Path file,
      @Option(
              names = "--version",
              paramLabel = "N",
              description = "its number; the newest when left out")
          @Nullable Integer number,
      @Option(names = "--folder", paramLabel = "FOLDER", description = "all into a folder instead")
          @Nullable Path folder) {
    if (folder != null) {
      requireNone(name);
      return told(new PromptFolder(session.api(), folder).pull());
    }
    String wanted = required(name, "NAME");
    Path into = file == null ? Path.of(wanted + ".yaml") : file;
    boolean changed =
        PromptFolder.pull(session.api(), wanted, number == null ? newest(wanted) : number, into);
    return changed
        ? session.output().written(into)
        : session
            .output()
            .say(
                JsonNodeFactory.instance.objectNode().put("file", into.toString()),
                "unchanged: " + into);
  }

  private int newest(String name) {
    JsonNode versions = session.api().get(path(name) + "/versions?limit=1").path("items");
    if (versions.isEmpty()) {
      throw CliFailure.refused("prompt %s has no version yet".formatted(name));
    }
    return versions.path(0).path("number").asInt();
  }

  private int told(JsonNode lines) {
    return session.output().table(lines, "name", "number", "result");
  }

  private static void requireNone(@Nullable String name) {
    if (name != null) {
      throw CliFailure.usage("--folder takes all prompts; name none beside it");
    }
  }

  private static <T> T required(@Nullable T word, String label) {
    if (word == null) {
      throw CliFailure.usage("%s is missing; or use --folder".formatted(label));
    }
    return word;
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

  @Command(description = "Says who uses a prompt: stages, runs, campaigns, promotions, callers.")
  int uses(
      @Parameters(paramLabel = "NAME", description = "the prompt") String name,
      @Option(
              names = "--version",
              paramLabel = "N",
              description = "one version; all together when left out")
          @Nullable Integer number) {
    JsonNode uses =
        session.api().get(path(name) + "/uses" + (number == null ? "" : "?version=" + number));
    int done = session.output().show(uses, "prompt", "version", "liveAt", "triedAt");
    session.output().part(uses.path("uses"), "what", "count");
    return done;
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
              description =
                  "a stable pseudonym of the application's user, such as u-42, the same as user.id of"
                      + " the spans; decides while a canary runs")
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

  @Command(description = "Shows what a model would be sent with these values; asks nobody.")
  int render(
      @Parameters(paramLabel = "NAME@N", index = "0", description = "or NAME@production, team, dev")
          String version,
      @Parameters(
              paramLabel = "FILE",
              index = "1",
              description = "YAML or JSON: {values: {question: ...}}; '-' reads JSON from stdin")
          Path file) {
    PromptAt at =
        PromptAt.of(session.api(), version)
            .orElseThrow(() -> CliFailure.refused("nothing is live at " + version));
    JsonNode rendered =
        session
            .api()
            .post(
                "%s/versions/%d/render".formatted(path(at.name()), at.version()),
                Api.mediaType(file),
                Api.read(file));
    var text = new StringBuilder();
    for (JsonNode message : rendered.path("messages")) {
      text.append("[%s]%n".formatted(message.path("role").asText()))
          .append(message.path("content").asText())
          .append(System.lineSeparator());
    }
    return session.output().say(rendered, text.toString().stripTrailing());
  }

  private static String path(String name) {
    return "/prompts/" + Api.encoded(name);
  }
}
