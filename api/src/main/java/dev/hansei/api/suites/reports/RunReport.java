package dev.hansei.api.suites.reports;

import dev.hansei.api.suites.OutcomeResource;

/**
 * A run as a text that is written outcome by outcome, so that a long run takes no memory. One
 * object writes one run: {@code head}, then each outcome in the order of the plan, then {@code
 * tail}.
 */
interface RunReport {
  String head(ReportedRun run);

  String item(OutcomeResource outcome);

  String tail();
}
