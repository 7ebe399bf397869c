package dev.hansei.api.failures;

import dev.hansei.api.cases.CaseLine;
import dev.hansei.api.pages.Frame;
import dev.hansei.api.traces.TracePage;
import dev.hansei.api.traces.Turn;
import dev.hansei.workflows.failures.Failure;
import dev.hansei.workflows.traces.Span;
import java.util.List;
import java.util.Optional;

/**
 * One failure: what was asked, what was answered, why it was caught, what it became.
 *
 * @param conversation of its trace; empty where the trace is gone or showed no message
 * @param prompt which prompt version answered, in the sender's words
 * @param mode the failure mode that it belongs to
 */
public record FailurePage(
    Frame frame,
    Failure failure,
    FailureLine line,
    List<Turn> conversation,
    Optional<Span.PromptUse> prompt,
    Optional<TracePage.Mode> mode,
    List<CaseLine> cases) {
  public FailurePage {
    conversation = List.copyOf(conversation);
    cases = List.copyOf(cases);
  }
}
