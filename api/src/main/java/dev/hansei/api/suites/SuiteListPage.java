package dev.hansei.api.suites;

import dev.hansei.api.pages.Frame;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.suites.Suite;
import java.util.List;
import java.util.Optional;

/** Suites and the runs of all of them, newest first. */
public record SuiteListPage(
    Frame frame, List<SuiteLine> suites, List<RunLine> runs, Optional<String> next) {
  public SuiteListPage {
    suites = List.copyOf(suites);
    runs = List.copyOf(runs);
  }

  /** A suite and the dataset whose cases it asks. */
  public record SuiteLine(Suite suite, String dataset) {
    /** The metrics' names in words. */
    public String metrics() {
      return String.join(", ", suite.assertions().stream().map(Assertion::metric).toList());
    }
  }
}
