package dev.hansei.api.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hansei.api.bodies.YamlBodies;
import dev.hansei.api.bodies.YamlText;
import dev.hansei.api.problems.ApiException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The caller's own draft of a prompt, the one that the page writes too. */
@Command(
    name = "draft",
    description = "Your own draft of a prompt, which the page writes too; nobody else sees it.")
final class DraftCommands {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the service says of a draft and nobody can write. */
  private static final List<String> TOLD = List.of("savedAt", "expiresAt", "problems");

  private static final String REVISION = "revision";

  private final Session session;

  DraftCommands(Session session) {
    this.session = session;
  }

  @Command(description = "Shows your draft, or writes the file that 'draft save' takes.")
  int show(
      @Parameters(paramLabel = "NAME", description = "the prompt") String name,
      @Option(
              names = "--file",
              paramLabel = "FILE",
              description = "where to write it: YAML by the name's end, else JSON")
          @Nullable Path file) {
    JsonNode draft = session.api().get(path(name));
    if (file == null) {
      return shown(draft);
    }
    Api.write(file, text(draft, file));
    return session.output().written(file);
  }

  @Command(
      description = {
        "Keeps your draft from a YAML or JSON file, right or not yet; says what is wrong.",
        "The file's revision names the draft that it replaces; 0 where there is none yet."
      })
  int save(
      @Parameters(paramLabel = "NAME", index = "0", description = "the prompt") String name,
      @Parameters(
              paramLabel = "FILE",
              index = "1",
              description =
                  "{messages, variables, settings, outputSchema, tools, more, note, base, revision},"
                      + " all texts but the list of messages; '-' reads JSON from stdin")
          Path file,
      @Option(
              names = "--over",
              description = "replace whichever draft is there, whatever the file's revision says")
          boolean over) {
    ObjectNode body = read(file);
    if (over) {
      body.put(REVISION, revision(name));
    }
    byte[] sent = body.toString().getBytes(StandardCharsets.UTF_8);
    return shown(session.api().put(path(name), "application/json", sent));
  }

  @Command(description = "Discards your draft; versions stay.")
  int discard(@Parameters(paramLabel = "NAME", description = "the prompt") String name) {
    return session.output().say(session.api().delete(path(name)), "no draft any more");
  }

  private int shown(JsonNode draft) {
    return session
        .output()
        .show(
            draft,
            "messages",
            "variables",
            "settings",
            "outputSchema",
            "tools",
            "more",
            "note",
            "base",
            REVISION,
            "savedAt",
            "expiresAt",
            "problems");
  }

  /** As it would be written again. */
  private static String text(JsonNode draft, Path file) {
    ObjectNode written = draft.deepCopy();
    written.remove(TOLD);
    return Api.mediaType(file).equals("application/yaml")
        ? YamlText.of(written).orElseGet(written::toPrettyString)
        : written.toPrettyString();
  }

  private static ObjectNode read(Path file) {
    var text = new String(Api.read(file), StandardCharsets.UTF_8);
    try {
      JsonNode read =
          Api.mediaType(file).equals("application/yaml")
              ? YamlBodies.text(text)
              : JSON.readTree(text);
      if (read instanceof ObjectNode object) {
        return object;
      }
      throw CliFailure.usage("%s holds no object".formatted(file));
    } catch (ApiException e) {
      throw CliFailure.usage("%s: %s".formatted(file, e.problem().detail()));
    } catch (JsonProcessingException e) {
      throw CliFailure.usage("%s: %s".formatted(file, e.getOriginalMessage()));
    }
  }

  private long revision(String name) {
    try {
      return session.api().get(path(name)).path(REVISION).asLong();
    } catch (CliFailure e) {
      if (e.problem().filter(it -> it.path("code").asText().equals("draft-not-found")).isEmpty()) {
        throw e;
      }
      return 0;
    }
  }

  private static String path(String name) {
    return "/prompts/%s/draft".formatted(Api.encoded(name));
  }
}
