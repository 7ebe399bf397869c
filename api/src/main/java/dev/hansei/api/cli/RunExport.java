package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a run that has ended into a file; the file's name says how. */
final class RunExport {
  private static final String KINDS = ".xml (JUnit), .jsonl (an outcome a line), .md (Markdown)";

  private final Api api;

  RunExport(Api api) {
    this.api = api;
  }

  /**
   * Refuses a name before the run is paid for.
   *
   * @throws CliFailure of usage, naming the kinds
   */
  static void check(Path file) {
    if (!ending(file).matches("xml|jsonl|md")) {
      throw CliFailure.usage("%s ends in none of %s".formatted(file, KINDS));
    }
  }

  void write(JsonNode run, Path file) {
    check(file);
    List<JsonNode> outcomes = outcomes(run.path("id").asText());
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      switch (ending(file)) {
        case "xml" -> JunitReport.write(run, outcomes, out);
        case "md" -> out.write(MarkdownReport.of(run, outcomes));
        default -> {
          for (JsonNode outcome : outcomes) {
            out.write(outcome.toString());
            out.newLine();
          }
        }
      }
    } catch (IOException e) {
      throw CliFailure.usage("cannot write %s: %s".formatted(file, e.getMessage()));
    }
  }

  private List<JsonNode> outcomes(String run) {
    List<JsonNode> all = new ArrayList<>();
    String after = "";
    do {
      JsonNode page =
          api.get("/suites/runs/%s/outcomes?limit=200%s".formatted(Api.encoded(run), after));
      page.path("items").forEach(all::add);
      String next = page.path("next").asText("");
      after = next.isEmpty() ? "" : "&after=" + Api.encoded(next);
    } while (!after.isEmpty());
    return all;
  }

  private static String ending(Path file) {
    String name = file.toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
