package dev.hansei.workflows;

import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.tunings.AdapterId;
import dev.hansei.workflows.tunings.HeldOut;
import dev.hansei.workflows.tunings.TuneInput;
import dev.hansei.workflows.tunings.TuneResult;
import dev.hansei.workflows.tunings.TuningActivities;
import dev.hansei.workflows.tunings.TuningId;
import dev.hansei.workflows.tunings.TuningState;
import java.util.Map;
import java.util.Optional;

/** The samples of tunings. */
public final class TuningSamples {
  private TuningSamples() {}

  static void addTo(Map<String, Object> samples) {
    TuneInput input = input();
    var planned = new TuningActivities.PlannedTuning(input, plan());
    samples.put("TuneInput", input);
    samples.put("TuneResult", result(true));
    samples.put("TuneResult.no-gain", result(false));
    samples.put("TuningPlan", plan());
    samples.put("PlannedTuning", planned);
    samples.put("TrainedMap", map(true));
    samples.put("TrainedMap.no-gain", map(false));
    samples.put("TrainedTuning", new TuningActivities.TrainedTuning(planned, map(true)));
    samples.put(
        "TuningEnd",
        new TuningActivities.TuningEnd(
            input.projectId(), input.tuningId(), TuningState.FAILED, "INVALID", "too-few-pairs"));
  }

  /** What a lead asks for. */
  public static TuneInput input() {
    return new TuneInput(
        PayloadSamples.PROJECT,
        TuningId.of("019a9000-0000-7000-8000-0000000000e1"),
        "questions of developers",
        DatasetVersionId.of("019a9000-0000-7000-8000-0000000000e2"),
        PromptVersionId.of("019a9000-0000-7000-8000-0000000000e3"),
        PayloadSamples.LEAD);
  }

  /** 240 questions, 1,800 passages. */
  public static TuningActivities.TuningPlan plan() {
    return new TuningActivities.TuningPlan(
        new ArtifactRef(Sha256.of("material"), ArtifactRef.JSON, 1_800_000), 240, 1_800);
  }

  /** What training gives. */
  public static TuningActivities.TrainedMap map(boolean helped) {
    Optional<ArtifactRef> weights =
        helped
            ? Optional.of(new ArtifactRef(Sha256.of("weights"), ArtifactRef.VECTORS, 589_824))
            : Optional.empty();
    return new TuningActivities.TrainedMap(
        weights, new ArtifactRef(Sha256.of("report"), ArtifactRef.JSON, 2_048), heldOut());
  }

  /** What comes of it. */
  public static TuneResult result(boolean helped) {
    return new TuneResult(
        input().tuningId(),
        helped ? TuningState.COMPLETED : TuningState.NO_GAIN,
        helped
            ? Optional.of(AdapterId.of("019a9000-0000-7000-8000-0000000000e4"))
            : Optional.empty(),
        helped
            ? Optional.of(PromptVersionId.of("019a9000-0000-7000-8000-0000000000e5"))
            : Optional.empty(),
        240,
        heldOut());
  }

  /** Some figures. */
  public static HeldOut heldOut() {
    return new HeldOut(
        240,
        1_800,
        new HeldOut.Change(
            estimate(0.61, 0.56, 0.66), estimate(0.68, 0.63, 0.73), estimate(0.07, 0.04, 0.10)),
        new HeldOut.Change(
            estimate(0.74, 0.69, 0.79), estimate(0.80, 0.75, 0.85), estimate(0.06, 0.02, 0.10)));
  }

  private static Estimate estimate(double value, double lower, double upper) {
    return new Estimate(value, lower, upper, 0.95, 240);
  }
}
