package dev.hansei.api.cli;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes a run that has ended into a file; the file's name says how. */
final class RunExport {
  private static final String KINDS =
      ".csv, .json, .jsonl (an outcome a line), .md (Markdown), .xml (JUnit),"
          + " .otlp.jsonl (OpenTelemetry's events of evaluations, a body for /v1/logs a line),"
          + " .promptfoo.json (promptfoo's results)";

  private final Api api;

  RunExport(Api api) {
    this.api = api;
  }

  /**
   * What a file's name asks for.
   *
   * @throws CliFailure of usage, naming the kinds
   */
  static String format(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".promptfoo.json")) {
      return "promptfoo";
    }
    if (name.endsWith(".otlp.jsonl")) {
      return "otlp";
    }
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "csv" -> "csv";
      case "json" -> "json";
      case "jsonl" -> "jsonl";
      case "md" -> "markdown";
      case "xml" -> "junit";
      default -> throw CliFailure.usage("%s ends in none of %s".formatted(file, KINDS));
    };
  }

  /** Writes it; {@code baseline} is a run that the file compares it with, where its kind can. */
  void write(String run, Path file, String format, @Nullable String baseline) {
    String path = "/suites/runs/%s/export?format=%s".formatted(Api.encoded(run), format);
    api.download(baseline == null ? path : path + "&baseline=" + Api.encoded(baseline), file);
  }
}
