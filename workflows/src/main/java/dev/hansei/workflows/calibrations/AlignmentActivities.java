package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.projects.ProjectId;
import io.temporal.activity.ActivityInterface;
import java.util.Objects;
import java.util.Optional;

/** What {@link Align} does. All are idempotent; model calls are paid once, through the journal. */
@ActivityInterface
public interface AlignmentActivities {
  /** Writes the row that people see while it runs. Queue {@code loop}. */
  void openAlignment(AlignInput input);

  /**
   * Freezes the labels to align with and those to compare on, and says how many calls that may
   * take. Refuses a judge that is no rubric, too few labels, and a budget that is too small. Queue
   * {@code cpu}: it compares questions.
   */
  AlignmentPlan planAlignment(AlignInput input);

  /**
   * Tries rubrics and examples on labels of role align. Heartbeats. Queue {@code models}.
   *
   * @return the trail of all that was tried, an {@link AlignmentTrail} in the object store
   */
  TriedAlignment tryRubrics(PlannedAlignment planned);

  /**
   * Judges the held-out labels by the judge as it was and as it would be. Heartbeats. Queue {@code
   * models}.
   *
   * @return one {@link PairedVerdict} a label, JSON lines in the object store
   */
  ArtifactRef compareJudges(ProposedAlignment proposed);

  /**
   * Compares, makes the judge version where it is not worse, and writes figures and audit. Queue
   * {@code cpu}: it bootstraps.
   */
  AlignResult completeAlignment(ComparedAlignment compared);

  /** Says that nothing will come of it, and why. Queue {@code loop}. */
  void endAlignment(AlignmentEnd end);

  /**
   * What it works with.
   *
   * @param align the label set to align with
   * @param heldOut the label set to compare on
   * @param calls as many model calls as it may need, where all replies can be read
   */
  record AlignmentPlan(
      ArtifactRef align, int alignLabels, ArtifactRef heldOut, int heldOutLabels, int calls) {
    public AlignmentPlan {
      Objects.requireNonNull(align, "align is null");
      Objects.requireNonNull(heldOut, "heldOut is null");
      if (alignLabels < 1 || heldOutLabels < 1 || calls < 1) {
        throw new IllegalArgumentException("a plan has labels and calls");
      }
    }
  }

  /** An alignment with its plan. */
  record PlannedAlignment(AlignInput input, AlignmentPlan plan) {
    public PlannedAlignment {
      Objects.requireNonNull(input, "input is null");
      Objects.requireNonNull(plan, "plan is null");
    }
  }

  /** What was tried, and whether any of it did better on labels of role align. */
  record TriedAlignment(ArtifactRef trail, boolean foundBetter) {
    public TriedAlignment {
      Objects.requireNonNull(trail, "trail is null");
    }
  }

  /** An alignment with something to compare. */
  record ProposedAlignment(PlannedAlignment planned, TriedAlignment tried) {
    public ProposedAlignment {
      Objects.requireNonNull(planned, "planned is null");
      Objects.requireNonNull(tried, "tried is null");
    }
  }

  /**
   * An alignment with what the comparison needs.
   *
   * @param verdicts absent where nothing was found that is worth comparing
   */
  record ComparedAlignment(ProposedAlignment proposed, Optional<ArtifactRef> verdicts) {
    public ComparedAlignment {
      Objects.requireNonNull(proposed, "proposed is null");
      Objects.requireNonNull(verdicts, "verdicts is null");
    }
  }

  /**
   * How it ended with nothing.
   *
   * @param code why it failed, a {@code FailureCode}; empty where it was cancelled
   * @param reason the same more closely, a code such as {@code too-few-align-labels}; may be empty
   */
  record AlignmentEnd(
      ProjectId projectId,
      AlignmentId alignmentId,
      AlignmentState state,
      String code,
      String reason) {
    public AlignmentEnd {
      Objects.requireNonNull(projectId, "projectId is null");
      Objects.requireNonNull(alignmentId, "alignmentId is null");
      Objects.requireNonNull(state, "state is null");
      Objects.requireNonNull(code, "code is null");
      Objects.requireNonNull(reason, "reason is null");
    }
  }
}
