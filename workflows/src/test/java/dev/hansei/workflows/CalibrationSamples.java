package dev.hansei.workflows;

import dev.hansei.workflows.calibrations.Band;
import dev.hansei.workflows.calibrations.CalibrateInput;
import dev.hansei.workflows.calibrations.CalibrateResult;
import dev.hansei.workflows.calibrations.CalibrationActivities;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.calibrations.CalibrationState;
import dev.hansei.workflows.calibrations.WatchAnchorsInput;
import dev.hansei.workflows.calibrations.WatchAnchorsResult;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.gates.GateActivities;
import dev.hansei.workflows.gates.JudgeStanding;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The samples of calibrations, and of gates that read certificates. */
public final class CalibrationSamples {
  private CalibrationSamples() {}

  static void add(Map<String, Object> samples) {
    CalibrateInput input = input();
    var judge = JudgeId.of("019a9000-0000-7000-8000-0000000000a2");
    var measured = new CalibrationActivities.JudgeToMeasure(input, judge);
    var plan =
        new CalibrationActivities.CalibrationPlan(
            new ArtifactRef(Sha256.of("labels"), ArtifactRef.JSONL, 90_112), 240, 50, 5);
    var planned = new CalibrationActivities.PlannedCalibration(measured, plan);
    samples.put(
        "GateCase.judged", new GateActivities.GateCase(PayloadSamples.gate(), judgedEvidence()));
    samples.put("CalibrateInput", input);
    samples.put(
        "CalibrateInput.existing",
        new CalibrateInput(
            PayloadSamples.PROJECT,
            input.calibrationId(),
            new CalibrateInput.Subject.Existing(judge),
            Split.CANARY,
            PayloadSamples.PERSON));
    addAnchors(samples, input.calibrationId(), judge);
    samples.put("JudgeId", judge);
    samples.put("JudgeToMeasure", measured);
    samples.put("CalibrationPlan", plan);
    samples.put("PlannedCalibration", planned);
    samples.put("ChunkOfLabels", new CalibrationActivities.ChunkOfLabels(planned, 4));
    samples.put("JudgedCounts", new CalibrationActivities.JudgedCounts(48, 2));
    samples.put(
        "CalibrationEnd",
        new CalibrationActivities.CalibrationEnd(
            PayloadSamples.PROJECT, input.calibrationId(), CalibrationState.FAILED, "INVALID"));
    samples.put(
        "CalibrateResult",
        new CalibrateResult(
            judge, new ArtifactRef(Sha256.of("certificate"), ArtifactRef.JSON, 2_048), Band.TREND));
  }

  private static void addAnchors(
      Map<String, Object> samples, CalibrationId certificate, JudgeId judge) {
    samples.put("CalibrateInput.anchors", anchors(certificate, judge));
    samples.put("WatchAnchorsInput", watch());
    samples.put("WatchAnchorsResult", new WatchAnchorsResult(3, 1));
    samples.put(
        "DueAnchors",
        new CalibrationActivities.DueAnchors(
            List.of(new CalibrationActivities.DueCheck(certificate, judge, Split.GATE))));
  }

  /** A check of the anchors of a certificate. */
  private static CalibrateInput anchors(CalibrationId certificate, JudgeId judge) {
    return new CalibrateInput(
        PayloadSamples.PROJECT,
        CalibrationId.of("019a9000-0000-7000-8000-0000000000a5"),
        new CalibrateInput.Subject.Anchors(certificate, judge),
        Split.GATE,
        PayloadSamples.PERSON);
  }

  /** A round of checks. */
  public static WatchAnchorsInput watch() {
    return new WatchAnchorsInput(input().projectId());
  }

  /** A judge to be learnt, and measured on labels of role gate. */
  public static CalibrateInput input() {
    return new CalibrateInput(
        PayloadSamples.PROJECT,
        CalibrationId.of("019a9000-0000-7000-8000-0000000000a1"),
        new CalibrateInput.Subject.Learn(CriterionId.of("019a9000-0000-7000-8000-0000000000a3")),
        Split.GATE,
        PayloadSamples.PERSON);
  }

  /** Evidence in which a judge without, and one with a certificate speak. */
  static Evidence judgedEvidence() {
    Evidence plain = PayloadSamples.evidence();
    return new Evidence(
        plain.baselineRun(),
        plain.candidateRun(),
        plain.metrics(),
        plain.baselineCoverage(),
        plain.candidateCoverage(),
        plain.requiredTotal(),
        plain.requiredFailed(),
        plain.requiredFailedTotal(),
        List.of(
            new JudgeStanding(
                "f1",
                JudgeId.of("019a9000-0000-7000-8000-0000000000a2"),
                false,
                "right v1 has no valid certificate: kappa 0.52 [0.38, 0.66], explore",
                Optional.of(input().calibrationId())),
            new JudgeStanding(
                "similar",
                JudgeId.of("019a9000-0000-7000-8000-0000000000a4"),
                false,
                "polite v2 has no certificate",
                Optional.empty())));
  }
}
