package dev.hansei.workflows.monitors;

import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.prompts.PromptId;
import java.util.List;
import java.util.Objects;

/**
 * What is watched, and how closely.
 *
 * @param promptId whose traces, all versions of it
 * @param share of 10,000 traces, how many are scored; 1 to {@link #SHARE_MAX}
 * @param judges versions that score; at most {@link #JUDGES_MAX}
 * @param detectors that score; with judges at least one in all
 * @param callsPerDay of model calls that judges may make in a day of UTC; 0 to {@link
 *     #CALLS_PER_DAY_MAX}
 * @param everyMinutes between two looks; 1 to {@link #MINUTES_MAX}
 */
public record MonitorPlan(
    PromptId promptId,
    int share,
    List<JudgeId> judges,
    List<LiveDetector> detectors,
    int callsPerDay,
    int everyMinutes) {
  public static final int SHARE_MAX = 10_000;

  /** Each is asked about each sampled trace. */
  public static final int JUDGES_MAX = 5;

  /** More than a project's whole traffic is judged elsewhere than in a monitor. */
  public static final int CALLS_PER_DAY_MAX = 1_000_000;

  public static final int CALLS_PER_DAY_USUAL = 1_000;

  /** Looks further apart than this would overlap with what late traces need. */
  public static final int MINUTES_MAX = 60;

  public static final int MINUTES_USUAL = 5;

  public MonitorPlan {
    Objects.requireNonNull(promptId, "promptId is null");
    if (share < 1 || share > SHARE_MAX) {
      throw new IllegalArgumentException("share is 1 to 10,000: " + share);
    }
    judges = List.copyOf(judges);
    detectors = List.copyOf(detectors);
    if (judges.size() > JUDGES_MAX) {
      throw new IllegalArgumentException("at most 5 judges: " + judges.size());
    }
    if (judges.isEmpty() && detectors.isEmpty()) {
      throw new IllegalArgumentException("a monitor has a judge or a detector");
    }
    if (judges.stream().distinct().count() < judges.size()
        || detectors.stream().distinct().count() < detectors.size()) {
      throw new IllegalArgumentException("judges and detectors are named once");
    }
    if (callsPerDay < 0 || callsPerDay > CALLS_PER_DAY_MAX) {
      throw new IllegalArgumentException("callsPerDay is 0 to 1,000,000: " + callsPerDay);
    }
    if (everyMinutes < 1 || everyMinutes > MINUTES_MAX) {
      throw new IllegalArgumentException("everyMinutes is 1 to 60: " + everyMinutes);
    }
  }
}
