package dev.hansei.api.monitors;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.monitors.MonitorPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A monitor to be started.
 *
 * @param prompt whose traces, by name or id
 * @param share of its traces that are scored, above 0 to 1; all when absent
 * @param judges versions that score, by id, at most 5; they need a certificate that stands
 * @param detectors refusal, no-answer, error-status, guardrail-hit, verbosity; refusal, no-answer
 *     and error-status when absent
 * @param callsPerDay model calls that judges may make in a day of UTC, 0 to 1,000,000; 1,000 when
 *     absent
 * @param everyMinutes between two looks, 1 to 60; 5 when absent
 */
public record NewMonitor(
    String prompt,
    @Nullable Double share,
    @Nullable List<String> judges,
    @Nullable List<String> detectors,
    @Nullable Integer callsPerDay,
    @Nullable Integer everyMinutes) {
  private static final int NAME_CHARS_MAX = 200;

  /** A share is kept as so many of 10,000. */
  private static final double LEAST = 1.0 / MonitorPlan.SHARE_MAX;

  public NewMonitor {
    Rules.text("prompt", prompt, NAME_CHARS_MAX);
    if (share != null && !(share >= LEAST && share <= 1)) {
      throw new InvalidFieldException("share", "It is 0.0001 to 1.");
    }
    judges = Rules.listOrEmpty("judges", judges, MonitorPlan.JUDGES_MAX);
    judges.forEach(id -> Rules.id("judges", id));
    Rules.between(
        "callsPerDay",
        callsPerDay,
        MonitorPlan.CALLS_PER_DAY_USUAL,
        0,
        MonitorPlan.CALLS_PER_DAY_MAX);
    Rules.between(
        "everyMinutes", everyMinutes, MonitorPlan.MINUTES_USUAL, 1, MonitorPlan.MINUTES_MAX);
  }

  int shareOfAll() {
    return share == null ? MonitorPlan.SHARE_MAX : (int) Math.round(share * MonitorPlan.SHARE_MAX);
  }
}
