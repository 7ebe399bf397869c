package dev.hansei.api.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a file of labels is read. */
final class LabelFileOptions {
  @Option(
      names = "--format",
      description = "jsonl, csv, label-studio, argilla or mlflow; jsonl unless said")
  private @Nullable String format;

  @Option(
      names = "--as",
      description =
          "reviews (each takes a reviewer's place) or raters (beside them, any number); reviews"
              + " unless said")
  private @Nullable String as;

  @Option(names = "--source", description = "where the labels come from, in a word or two")
  private @Nullable String source;

  String query() {
    return "?format=%s&as=%s&source=%s".formatted(word(format), word(as), word(source));
  }

  private static String word(@Nullable String given) {
    return given == null ? "" : Api.encoded(given);
  }

  String mediaType() {
    String shape = format == null ? "" : format;
    return switch (shape) {
      case "csv" -> "text/csv";
      case "label-studio", "argilla" -> "application/json";
      default -> "application/jsonl";
    };
  }
}
