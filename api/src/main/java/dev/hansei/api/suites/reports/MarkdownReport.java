package dev.hansei.api.suites.reports;

import dev.hansei.api.WireJson;
import dev.hansei.api.pages.Figures;
import dev.hansei.api.pages.Names;
import dev.hansei.api.suites.OutcomeResource;
import dev.hansei.api.suites.RunCostResource;
import dev.hansei.api.suites.RunResource;
import dev.hansei.infra.registry.suites.MetricSummary;
import java.util.Locale;

/** A run in Markdown, for a pull request: counts, figures with intervals, and what did not pass. */
final class MarkdownReport implements RunReport {
  /** What somebody reads; the run's page has all. */
  private static final int FAILED_SHOWN = 20;

  private static final int CELL_CHARS_MAX = 160;

  private int shown;
  private int failed;

  @Override
  public String head(ReportedRun reported) {
    RunResource run = reported.run();
    failed = reported.failed();
    StringBuilder text = new StringBuilder();
    text.append(
        "### Hansei: %s, %s%n%n".formatted(cell(reported.suite()), cell(reported.target())));
    text.append(
        "Run `%s` %s: %d of %d scored, of which %d passed; %d errors, %d unscored, %d cancelled.%n%n"
            .formatted(
                run.id(),
                WireJson.nameOf(run.state()),
                run.counts().scored(),
                run.planned(),
                reported.passed(),
                run.counts().error(),
                run.counts().unscored(),
                run.counts().cancelled()));
    text.append(money(reported.cost()));
    for (String sentence : reported.compared()) {
      text.append("- %s%n".formatted(line(sentence, Integer.MAX_VALUE)));
    }
    text.append(reported.compared().isEmpty() ? "" : "%n".formatted());
    if (!run.summary().isEmpty()) {
      text.append("| metric | mean | 95 %% interval | passed | n |%n".formatted());
      text.append("|---|---:|---|---:|---:|%n".formatted());
      run.summary().forEach(metric -> text.append(figures(metric)));
      run.summary().stream()
          .flatMap(metric -> metric.groupingIfAny().stream())
          .findFirst()
          .ifPresent(
              words -> text.append("%nIntervals count what cases share: %s.%n".formatted(words)));
    }
    text.append(SafetyMarkdown.of(reported.safety()));
    text.append(SliceMarkdown.of(reported.slices()));
    return text.toString();
  }

  @Override
  public String item(OutcomeResource outcome) {
    if (!Told.failed(outcome) || shown == FAILED_SHOWN) {
      return "";
    }
    shown++;
    String row =
        "| %s | %s | %s |%n"
            .formatted(
                cell(outcome.question()), cell(Told.answer(outcome)), cell(outcome.reference()));
    return shown == 1 ? heading() + row : row;
  }

  @Override
  public String tail() {
    return "";
  }

  /** By which list, in which currency, and what of it nobody knows. */
  private static String money(RunCostResource cost) {
    String list =
        cost.priceList() == 0
            ? "no price list was in force"
            : "by price list %d, in %s".formatted(cost.priceList(), cost.all().currency());
    String unknown =
        cost.paid().unknown() == 0
            ? ""
            : " %s without a known price."
                .formatted(Figures.count(cost.paid().unknown(), "paid call"));
    return "Cost of all its calls: %s; paid by this run: %s (%s).%s%n%n"
        .formatted(
            line(cost.all().words(), CELL_CHARS_MAX),
            line(cost.paid().words(), CELL_CHARS_MAX),
            list,
            unknown);
  }

  private String heading() {
    String first = failed > FAILED_SHOWN ? "; the first %d".formatted(FAILED_SHOWN) : "";
    return "%n%d did not pass%s:%n%n| question | answer | reference |%n|---|---|---|%n"
        .formatted(failed, first);
  }

  private static String figures(MetricSummary metric) {
    return String.format(
        Locale.ROOT,
        "| %s | %.3f | %.3f to %.3f | %d of %d | %d |%n",
        cell(metric.metric()),
        metric.mean(),
        metric.lower(),
        metric.upper(),
        metric.passed(),
        metric.scores(),
        metric.n());
  }

  static String cell(String text) {
    return line(text, CELL_CHARS_MAX);
  }

  /** On one line, and without what Markdown or HTML would take for its own. */
  private static String line(String text, int chars) {
    return Names.excerpt(text, chars)
        .replace("&", "&amp;")
        .replace("\\", "\\\\")
        .replace("|", "\\|")
        .replace("<", "&lt;")
        .replace("`", "\\`")
        .replace("[", "\\[")
        .replace("*", "\\*")
        .replace("_", "\\_")
        .replace("@", "&#64;");
  }
}
