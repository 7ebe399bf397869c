package dev.hansei.workflows.campaigns;

import dev.hansei.workflows.Calls;
import dev.hansei.workflows.annotations.AnnotateInput;
import dev.hansei.workflows.annotations.AnnotateResult;
import dev.hansei.workflows.annotations.AnnotationActivities;
import dev.hansei.workflows.annotations.QueueCounts;
import dev.hansei.workflows.calibrations.Band;
import dev.hansei.workflows.calibrations.CalibrateInput;
import dev.hansei.workflows.calibrations.CalibrateResult;
import dev.hansei.workflows.calibrations.CalibrationActivities;
import dev.hansei.workflows.calibrations.WatchAnchorsInput;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.tunings.AdapterId;
import dev.hansei.workflows.tunings.HeldOut;
import dev.hansei.workflows.tunings.TuneInput;
import dev.hansei.workflows.tunings.TuneResult;
import dev.hansei.workflows.tunings.TuningActivities;
import dev.hansei.workflows.tunings.TuningState;
import java.util.List;
import java.util.Optional;

/** People, judges and trainers in memory: 120 answers to label, 40 labels to measure on. */
final class FakeLearning implements AnnotationActivities, CalibrationActivities, TuningActivities {
  static final int LABELS = 40;
  static final PromptVersionId LEARNT = PromptVersionId.of("019a9000-0000-7000-8000-0000000000c9");
  private static final ArtifactRef BYTES = new ArtifactRef(Sha256.of("bytes"), ArtifactRef.JSON, 5);

  private final Calls calls;
  volatile QueueCounts counts = new QueueCounts(120, 0, 0, 0, 0);
  volatile TuningState tuned = TuningState.COMPLETED;

  FakeLearning(Calls calls) {
    this.calls = calls;
  }

  @Override
  public void openQueue(AnnotateInput input) {
    calls.note("queue over %d runs".formatted(input.plan().runs().size()));
  }

  @Override
  public PlannedPage planPage(PageToPlan page) {
    return new PlannedPage(Optional.empty());
  }

  @Override
  public QueueCounts publishQueue(QueueOpening opening) {
    return counts;
  }

  @Override
  public QueueLook lookAtQueue(QueueName queue) {
    return new QueueLook(counts, 0, counts.labelled());
  }

  @Override
  public void openAdjudications(QueueName queue) {
    calls.note("adjudicate");
  }

  @Override
  public Measured measureAgreement(QueueName queue) {
    calls.note("agreement");
    return new Measured(false);
  }

  @Override
  public void takeStep(LateStep step) {
    calls.note("late " + step.step());
  }

  @Override
  public AnnotateResult closeQueue(QueueClosing closing) {
    calls.note("queue " + closing.state());
    QueueCounts now = counts;
    return new AnnotateResult(
        closing.state(),
        now.sum(),
        now.labelled(),
        now.skipped(),
        now.remaining() + now.unlabelled());
  }

  @Override
  public void failQueue(QueueFailure failure) {
    calls.note("queue FAILED " + failure.code());
  }

  @Override
  public void openCalibration(CalibrateInput input) {
    calls.note("calibration");
  }

  @Override
  public JudgeId learnJudge(CalibrateInput input) {
    calls.note("learn judge");
    return JudgeId.of("019a9000-0000-7000-8000-0000000000e9");
  }

  @Override
  public CalibrationPlan planCalibration(JudgeToMeasure measured) {
    calls.note("freeze labels");
    return new CalibrationPlan(BYTES, LABELS, LABELS, 1);
  }

  @Override
  public JudgedCounts judgeChunk(ChunkOfLabels chunk) {
    calls.note("judge");
    return new JudgedCounts(LABELS, 0);
  }

  @Override
  public CalibrateResult certify(PlannedCalibration planned) {
    calls.note("certify");
    return new CalibrateResult(planned.measured().judgeId(), BYTES, Band.GATE);
  }

  @Override
  public DueAnchors dueAnchors(WatchAnchorsInput input) {
    return new DueAnchors(List.of());
  }

  @Override
  public void endCalibration(CalibrationEnd end) {
    calls.note("calibration %s %s".formatted(end.state(), end.code()).strip());
  }

  @Override
  public void openTuning(TuneInput input) {
    calls.note("tuning of " + input.base());
  }

  @Override
  public TuningPlan planTuning(TuneInput input) {
    calls.note("pairs");
    return new TuningPlan(BYTES, 200, 300);
  }

  @Override
  public TrainedMap train(PlannedTuning planned) {
    calls.note("train");
    return new TrainedMap(
        tuned == TuningState.COMPLETED ? Optional.of(BYTES) : Optional.empty(), BYTES, heldOut());
  }

  @Override
  public TuneResult completeTuning(TrainedTuning trained) {
    calls.note("tuning " + tuned);
    boolean made = tuned == TuningState.COMPLETED;
    return new TuneResult(
        trained.planned().input().tuningId(),
        tuned,
        made ? Optional.of(AdapterId.of("019a9000-0000-7000-8000-0000000000ea")) : Optional.empty(),
        made ? Optional.of(LEARNT) : Optional.empty(),
        200,
        heldOut());
  }

  @Override
  public void endTuning(TuningEnd end) {
    calls.note("tuning %s %s".formatted(end.state(), end.code()).strip());
  }

  private static HeldOut heldOut() {
    var before = new Estimate(0.6, 0.5, 0.7, 0.95, 200);
    var difference = new Estimate(0.05, 0.01, 0.09, 0.95, 200);
    var change = new HeldOut.Change(before, before, difference);
    return new HeldOut(200, 300, change, change);
  }
}
