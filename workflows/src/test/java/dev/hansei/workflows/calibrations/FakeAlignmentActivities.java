package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.AlignmentSamples;
import dev.hansei.workflows.Calls;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.lineage.ArtifactRef;
import java.util.Optional;

/** An alignment that finds something on labels of role align, or not. */
final class FakeAlignmentActivities implements AlignmentActivities {
  static final JudgeId MADE = JudgeId.of("019a9000-0000-7000-8000-0000000000b7");

  final Calls calls = new Calls();
  private final boolean foundBetter;

  FakeAlignmentActivities(boolean foundBetter) {
    this.foundBetter = foundBetter;
  }

  @Override
  public void openAlignment(AlignInput input) {
    calls.note("open");
  }

  @Override
  public AlignmentPlan planAlignment(AlignInput input) {
    calls.note("plan");
    return AlignmentSamples.PLAN;
  }

  @Override
  public TriedAlignment tryRubrics(PlannedAlignment planned) {
    calls.note("try");
    return new TriedAlignment(AlignmentSamples.SET, foundBetter);
  }

  @Override
  public ArtifactRef compareJudges(ProposedAlignment proposed) {
    calls.note("compare");
    return AlignmentSamples.SET;
  }

  @Override
  public AlignResult completeAlignment(ComparedAlignment compared) {
    calls.note("complete");
    return compared.verdicts().isPresent()
        ? new AlignResult(
            compared.proposed().planned().input().alignmentId(),
            AlignmentState.COMPLETED,
            Optional.of(MADE))
        : new AlignResult(
            compared.proposed().planned().input().alignmentId(),
            AlignmentState.NO_GAIN,
            Optional.empty());
  }

  @Override
  public void endAlignment(AlignmentEnd end) {
    calls.note("end %s %s %s".formatted(end.state(), end.code(), end.reason()));
  }
}
