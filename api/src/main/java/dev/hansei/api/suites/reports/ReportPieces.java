package dev.hansei.api.suites.reports;

import dev.hansei.api.PageResource;
import dev.hansei.api.suites.OutcomeResource;
import dev.hansei.infra.registry.PageRequest;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The texts of a report: its head, a page of outcomes at a time, its tail. */
final class ReportPieces implements Iterator<String> {
  private final RunReport report;
  private final ReportedRun run;
  private final Function<PageRequest, PageResource<OutcomeResource>> pages;
  private Part next = Part.HEAD;
  private Optional<String> after = Optional.empty();

  ReportPieces(
      RunReport report,
      ReportedRun run,
      Function<PageRequest, PageResource<OutcomeResource>> pages) {
    this.report = report;
    this.run = run;
    this.pages = pages;
  }

  private enum Part {
    HEAD,
    OUTCOMES,
    TAIL,
    NONE
  }

  @Override
  public boolean hasNext() {
    return next != Part.NONE;
  }

  @Override
  public String next() {
    return switch (next) {
      case HEAD -> {
        next = Part.OUTCOMES;
        yield report.head(run);
      }
      case OUTCOMES -> outcomes();
      case TAIL -> {
        next = Part.NONE;
        yield report.tail();
      }
      case NONE -> throw new NoSuchElementException("the report is written");
    };
  }

  private String outcomes() {
    var page = pages.apply(new PageRequest(after, PageRequest.LIMIT_MAX));
    after = page.next();
    next = after.isPresent() ? Part.OUTCOMES : Part.TAIL;
    return page.items().stream().map(report::item).collect(Collectors.joining());
  }
}
