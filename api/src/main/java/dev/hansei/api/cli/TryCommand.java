package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hansei.api.bodies.YamlBodies;
import dev.hansei.api.problems.ApiException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tries versions of a prompt on models, side by side. */
@Command(
    name = "try",
    description = {
      "Asks versions and models side by side; what was paid before is shown and costs nothing.",
      "Each version on each model is a column, 4 at most."
    })
final class TryCommand implements Callable<Integer> {
  private static final String DRAFT = "draft";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Session session;

  @Parameters(paramLabel = "NAME", index = "0", description = "the prompt")
  private String name = "";

  @Parameters(
      paramLabel = "FILE",
      index = "1",
      arity = "0..1",
      description = "YAML or JSON: {values: {question: ...}}; not needed with --case")
  private @Nullable Path file;

  @Option(
      names = "--version",
      paramLabel = "N",
      required = true,
      description = "a number, production, team, dev, or draft for your own; several if repeated")
  private List<String> versions = List.of();

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      required = true,
      description = "such as openai/gpt-4o-mini or builtin/extractive; several if repeated")
  private List<String> models = List.of();

  @Option(names = "--case", paramLabel = "ID", description = "a case whose values are taken")
  private @Nullable String item;

  @Option(names = "--fresh", description = "ask anew what was asked before, and pay again")
  private boolean fresh;

  TryCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("columns", columns());
    if (file != null) {
      body.put("values", values(file));
    }
    if (item != null) {
      body.put("fromCase", item);
    }
    body.put("fresh", fresh);
    Tries tries = new Tries(session.output());
    session.api().events("/prompts/" + Api.encoded(name) + "/playground", body, tries);
    return tries.said();
  }

  private List<Map<String, Object>> columns() {
    List<Map<String, Object>> columns = new ArrayList<>();
    for (String version : versions) {
      Map<String, Object> of =
          version.equals(DRAFT) ? Map.of(DRAFT, true) : Map.of("version", number(version));
      for (String model : models) {
        Map<String, Object> column = new LinkedHashMap<>(of);
        column.put("model", model);
        columns.add(column);
      }
    }
    return columns;
  }

  private int number(String version) {
    return PromptAt.of(session.api(), name + "@" + version)
        .orElseThrow(() -> CliFailure.refused("nothing is live at " + version))
        .version();
  }

  private static JsonNode values(Path file) {
    byte[] bytes = Api.read(file);
    try {
      JsonNode read =
          Api.mediaType(file).contains("yaml")
              ? YamlBodies.text(new String(bytes, StandardCharsets.UTF_8))
              : JSON.readTree(bytes);
      if (!read.path("values").isObject()) {
        throw CliFailure.usage("%s has no 'values'".formatted(file));
      }
      return read.path("values");
    } catch (ApiException e) {
      throw CliFailure.usage("%s: %s".formatted(file, e.problem().detail()));
    } catch (IOException e) {
      throw CliFailure.usage("%s is no JSON".formatted(file));
    }
  }

  /** What came, shown when a column has its last word. */
  private static final class Tries implements EventLines.Reader {
    private final Output output;
    private final Map<Integer, JsonNode> asked = new LinkedHashMap<>();
    private final ArrayNode came = JsonNodeFactory.instance.arrayNode();
    private boolean isDone;
    private boolean isShort;

    Tries(Output output) {
      this.output = output;
    }

    @Override
    public void read(String name, JsonNode data) {
      int column = data.path("column").asInt();
      switch (name) {
        case "asked" -> asked.put(column, data);
        case "end", "failed" -> last(name, column, data);
        case "done" -> isDone = true;
        default -> {
          // Pieces are for somebody who watches.
        }
      }
    }

    private void last(String name, int column, JsonNode data) {
      ObjectNode whole = JsonNodeFactory.instance.objectNode();
      whole.setAll((ObjectNode) asked.getOrDefault(column, JsonNodeFactory.instance.objectNode()));
      whole.setAll((ObjectNode) data);
      came.add(whole);
      isShort |= name.equals("failed");
      output.note(title(whole));
      if (name.equals("failed")) {
        output.note(
            "No answer: %s (%s)"
                .formatted(whole.path("detail").asText(), whole.path("reason").asText()));
      } else {
        whole.path("text").asText().lines().forEach(output::note);
        output.note(whole.path("figures").asText());
      }
      output.note("");
    }

    private static String title(JsonNode column) {
      return "[%s on %s]"
          .formatted(
              column.hasNonNull("version") ? "v" + column.path("version").asText() : "your draft",
              column.path("model").asText());
    }

    /** The exit code; with --json all columns together are printed here. */
    int said() {
      if (output.isJson()) {
        output.show(JsonNodeFactory.instance.objectNode().set("columns", came));
      }
      if (!isDone) {
        throw CliFailure.unreachable("the service broke off; ask again: what was paid is kept");
      }
      return isShort ? ExitCodes.REFUSED : ExitCodes.OK;
    }
  }
}
