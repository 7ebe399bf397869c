package dev.hansei.api.failures;

import dev.hansei.api.cases.CaseLine;
import dev.hansei.api.pages.Frame;
import dev.hansei.workflows.failures.Failure;
import java.util.List;

/** One failure: what was asked, what was answered, why it was caught, what it became. */
public record FailurePage(Frame frame, Failure failure, FailureLine line, List<CaseLine> cases) {
  public FailurePage {
    cases = List.copyOf(cases);
  }
}
