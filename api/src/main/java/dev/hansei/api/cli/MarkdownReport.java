package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/** A run in Markdown, for a pull request: counts, figures with intervals, and what did not pass. */
final class MarkdownReport {
  /** What somebody reads; the run's page has all. */
  private static final int FAILED_SHOWN = 20;

  private static final int CELL_CHARS_MAX = 160;

  private MarkdownReport() {}

  static String of(JsonNode run, List<JsonNode> outcomes) {
    StringBuilder text = new StringBuilder();
    text.append("### Hansei run `%s`: %s%n%n".formatted(id(run), run.path("state").asText()));
    text.append(
        "%d of %d scored, %d errors, %d unscored, %d cancelled.%n%n"
            .formatted(
                run.at("/counts/scored").asInt(),
                run.path("planned").asInt(),
                run.at("/counts/error").asInt(),
                run.at("/counts/unscored").asInt(),
                run.at("/counts/cancelled").asInt()));
    text.append(
        "| metric | mean | 95 %% interval | passed | n |%n|---|---:|---|---:|---:|%n".formatted());
    for (JsonNode metric : run.path("summary")) {
      text.append(figures(metric));
    }
    failed(outcomes, text);
    return text.toString();
  }

  private static String figures(JsonNode metric) {
    return String.format(
        Locale.ROOT,
        "| %s | %.3f | %s | %s | %d |%n",
        cell(metric.path("metric").asText()),
        metric.path("mean").asDouble(),
        interval(metric),
        metric.path("passed").asText(),
        metric.path("n").asInt());
  }

  private static String interval(JsonNode metric) {
    return metric.has("lower")
        ? String.format(
            Locale.ROOT,
            "%.3f to %.3f",
            metric.path("lower").asDouble(),
            metric.path("upper").asDouble())
        : "-";
  }

  private static void failed(List<JsonNode> outcomes, StringBuilder text) {
    List<JsonNode> failed =
        outcomes.stream()
            .filter(each -> each.has("passed") && !each.path("passed").asBoolean())
            .toList();
    if (failed.isEmpty()) {
      return;
    }
    text.append("%n%d did not pass".formatted(failed.size()));
    text.append(
        failed.size() > FAILED_SHOWN
            ? "; the first %d:%n%n".formatted(FAILED_SHOWN)
            : ":%n%n".formatted());
    text.append("| question | answer | reference |%n|---|---|---|%n".formatted());
    failed.stream()
        .limit(FAILED_SHOWN)
        .forEach(each ->
            text.append(
                "| %s | %s | %s |%n"
                    .formatted(
                        cell(each.path("question").asText()),
                        cell(each.path("answer").asText()),
                        cell(each.path("reference").asText()))));
  }

  private static String id(JsonNode run) {
    return run.path("id").asText();
  }

  /** On one line, and without what Markdown or HTML would take for its own. */
  private static String cell(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    String cut = line.length() <= CELL_CHARS_MAX ? line : line.substring(0, CELL_CHARS_MAX) + "…";
    return cut.replace("\\", "\\\\")
        .replace("|", "\\|")
        .replace("<", "&lt;")
        .replace("`", "\\`")
        .replace("[", "\\[")
        .replace("*", "\\*");
  }
}
