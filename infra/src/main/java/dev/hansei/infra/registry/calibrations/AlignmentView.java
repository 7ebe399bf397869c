package dev.hansei.infra.registry.calibrations;

import dev.hansei.workflows.calibrations.AlignInput;
import dev.hansei.workflows.calibrations.AlignmentActivities.AlignmentPlan;
import dev.hansei.workflows.calibrations.AlignmentId;
import dev.hansei.workflows.calibrations.AlignmentReport;
import dev.hansei.workflows.calibrations.AlignmentState;
import dev.hansei.workflows.criteria.JudgeId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An alignment as the registry has it.
 *
 * @param plan its labels and calls; absent until they are frozen
 * @param failureCode empty unless it failed
 * @param reason the same more closely, a code such as {@code too-few-align-labels}; may be empty
 * @param report present exactly where it ran to its end
 * @param made the new judge version; present exactly where there was a gain
 */
public record AlignmentView(
    AlignInput input,
    AlignmentState state,
    String failureCode,
    String reason,
    Optional<AlignmentPlan> plan,
    Optional<AlignmentReport> report,
    Optional<JudgeId> made,
    Instant startedAt,
    Optional<Instant> endedAt) {
  public AlignmentView {
    Objects.requireNonNull(input, "input is null");
    Objects.requireNonNull(state, "state is null");
    Objects.requireNonNull(failureCode, "failureCode is null");
    Objects.requireNonNull(reason, "reason is null");
    Objects.requireNonNull(plan, "plan is null");
    Objects.requireNonNull(report, "report is null");
    Objects.requireNonNull(made, "made is null");
    Objects.requireNonNull(startedAt, "startedAt is null");
    Objects.requireNonNull(endedAt, "endedAt is null");
  }

  /** Its name. */
  public AlignmentId id() {
    return input.alignmentId();
  }

  /** What it came to, in a sentence for people. */
  public String sentence() {
    return switch (state) {
      case RUNNING -> "It is running; nothing is known yet.";
      case CANCELLED -> "It was cancelled; nothing was made.";
      case FAILED -> "It failed: " + (reason.isEmpty() ? failureCode : reason) + ".";
      case COMPLETED, NO_GAIN -> report.map(AlignmentReport::sentence).orElse("");
    };
  }
}
