package dev.hansei.workflows;

import dev.hansei.workflows.calibrations.AlignInput;
import dev.hansei.workflows.calibrations.AlignResult;
import dev.hansei.workflows.calibrations.AlignmentActivities.AlignmentEnd;
import dev.hansei.workflows.calibrations.AlignmentActivities.AlignmentPlan;
import dev.hansei.workflows.calibrations.AlignmentActivities.ComparedAlignment;
import dev.hansei.workflows.calibrations.AlignmentActivities.PlannedAlignment;
import dev.hansei.workflows.calibrations.AlignmentActivities.ProposedAlignment;
import dev.hansei.workflows.calibrations.AlignmentActivities.TriedAlignment;
import dev.hansei.workflows.calibrations.AlignmentId;
import dev.hansei.workflows.calibrations.AlignmentState;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import java.util.Map;
import java.util.Optional;

/** The samples of alignments. */
public final class AlignmentSamples {
  public static final ArtifactRef SET =
      new ArtifactRef(Sha256.of("align"), ArtifactRef.JSONL, 40_960);

  public static final AlignmentPlan PLAN = new AlignmentPlan(SET, 120, SET, 180, 1_083);

  private AlignmentSamples() {}

  static void add(Map<String, Object> samples) {
    AlignInput input = input();
    var planned = new PlannedAlignment(input, PLAN);
    var tried = new TriedAlignment(SET, true);
    var proposed = new ProposedAlignment(planned, tried);
    samples.put("AlignInput", input);
    samples.put("AlignmentPlan", PLAN);
    samples.put("PlannedAlignment", planned);
    samples.put("TriedAlignment", tried);
    samples.put("ProposedAlignment", proposed);
    samples.put("ArtifactRef", SET);
    samples.put("ComparedAlignment", new ComparedAlignment(proposed, Optional.of(SET)));
    samples.put("ComparedAlignment.nothing", new ComparedAlignment(proposed, Optional.empty()));
    samples.put(
        "AlignmentEnd",
        new AlignmentEnd(
            PayloadSamples.PROJECT,
            input.alignmentId(),
            AlignmentState.FAILED,
            "INVALID",
            "too-few-align-labels"));
    samples.put(
        "AlignResult",
        new AlignResult(
            input.alignmentId(),
            AlignmentState.COMPLETED,
            Optional.of(JudgeId.of("019a9000-0000-7000-8000-0000000000b7"))));
    samples.put(
        "AlignResult.no-gain",
        new AlignResult(input.alignmentId(), AlignmentState.NO_GAIN, Optional.empty()));
  }

  /** A judge to be aligned both ways in two rounds. */
  public static AlignInput input() {
    return new AlignInput(
        PayloadSamples.PROJECT,
        AlignmentId.of("019a9000-0000-7000-8000-0000000000b1"),
        JudgeId.of("019a9000-0000-7000-8000-0000000000a2"),
        AlignInput.Way.BOTH,
        2,
        2_000,
        Split.GATE,
        PayloadSamples.PERSON);
  }
}
