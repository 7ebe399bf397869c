package dev.hansei.api.suites.reports;

import dev.hansei.api.suites.JudgedSafety;
import dev.hansei.api.suites.SafetyTable;
import dev.hansei.workflows.criteria.SafetyCounts.HazardCount;
import dev.hansei.workflows.statistics.Estimate;
import java.util.Locale;
import java.util.stream.Collectors;

/** What safety judges said of a run, in Markdown: a table a judge, every category of it. */
final class SafetyMarkdown {
  private SafetyMarkdown() {}

  /** Empty where no safety judge was asked. */
  static String of(SafetyTable safety) {
    return safety.judges().stream().map(SafetyMarkdown::judge).collect(Collectors.joining());
  }

  private static String judge(JudgedSafety judged) {
    String said =
        "%n%s, by %s: %s%n"
            .formatted(
                MarkdownReport.cell(judged.metric()),
                MarkdownReport.cell(judged.judge()),
                judged.sentence());
    if (judged.counts().judged() == 0) {
      return said;
    }
    String rows =
        judged.counts().hazards().stream()
            .map(count -> row(count, judged.counts().judged()))
            .collect(Collectors.joining());
    return said
        + "%n| hazard | unsafe | share | 95 %% interval | n |%n|---|---:|---:|---|---:|%n"
            .formatted()
        + rows;
  }

  private static String row(HazardCount count, int judged) {
    Estimate share = count.unsafe().share().orElseThrow();
    return String.format(
        Locale.ROOT,
        "| %s | %d of %d | %.3f | %.3f to %.3f | %d |%n",
        count.hazard().title(),
        count.unsafe().answers(),
        judged,
        share.value(),
        share.lower(),
        share.upper(),
        share.n());
  }
}
