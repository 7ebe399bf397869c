package dev.hansei.api.suites.reports;

import dev.hansei.api.pages.Figures;
import dev.hansei.api.suites.SliceLine;
import dev.hansei.api.suites.SliceTable;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the slices of a run do, in Markdown, worst first. */
final class SliceMarkdown {
  private SliceMarkdown() {}

  /** Empty where there is nothing to slice by. */
  static String of(SliceTable table) {
    if (table.lines().isEmpty()) {
      return "";
    }
    String heading =
        "%n| slice | %s | 95 %% interval | against the rest | p, corrected | n |%n|---|---:|---|---:|---:|---:|%n"
            .formatted(MarkdownReport.cell(table.metric()));
    return table.lines().stream()
        .map(SliceMarkdown::row)
        .collect(Collectors.joining("", heading, ""));
  }

  private static String row(SliceLine line) {
    return String.format(
        Locale.ROOT,
        "| %s: %s | %.3f | %.3f to %.3f | %s | %s | %d |%n",
        MarkdownReport.cell(line.slice().field()),
        MarkdownReport.cell(line.name()),
        line.mean().value(),
        line.mean().lower(),
        line.mean().upper(),
        line.against().map(seen -> Figures.difference(seen.gap().value())).orElse("–"),
        line.against().isPresent() ? Figures.pValue(line.corrected()) : "–",
        line.mean().n());
  }
}
