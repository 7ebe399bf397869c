package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.Calls;
import dev.hansei.workflows.Chunks;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import io.temporal.activity.Activity;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A label set of a given size; chunks can be made to wait. */
final class FakeCalibrationActivities implements CalibrationActivities {
  static final JudgeId JUDGE = JudgeId.of("019a9000-0000-7000-8000-0000000000a2");
  private static final int CHUNK = 50;

  final Calls calls = new Calls();

  /**
   * All lanes: the time-skipping server refuses to cancel an activity that ends at the same moment
   * (ACTIVITY_UNKNOWN), and then stands still; a real one does not.
   */
  final CountDownLatch blockedStarted = new CountDownLatch(Chunks.RUNNING_MAX);

  /** Calibrations and checks in the order in which they began. */
  final List<CalibrateInput> opened = new CopyOnWriteArrayList<>();

  volatile List<DueCheck> due = List.of();
  volatile int blockFrom = Integer.MAX_VALUE;
  private final int planned;

  FakeCalibrationActivities(int planned) {
    this.planned = planned;
  }

  @Override
  public void openCalibration(CalibrateInput input) {
    opened.add(input);
    calls.note("open");
  }

  @Override
  public JudgeId learnJudge(CalibrateInput input) {
    calls.note("learn");
    return JUDGE;
  }

  @Override
  public CalibrationPlan planCalibration(JudgeToMeasure measured) {
    calls.note("plan");
    var labels = new ArtifactRef(Sha256.of("labels"), ArtifactRef.JSONL, 8);
    return new CalibrationPlan(labels, planned, CHUNK, (planned + CHUNK - 1) / CHUNK);
  }

  @Override
  public JudgedCounts judgeChunk(ChunkOfLabels chunk) {
    calls.note("judge " + chunk.chunk());
    if (chunk.chunk() >= blockFrom) {
      blockedStarted.countDown();
      beatUntilCancelled();
    }
    return new JudgedCounts(CHUNK, 0);
  }

  private static void beatUntilCancelled() {
    while (true) {
      Activity.getExecutionContext().heartbeat(null);
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public CalibrateResult certify(PlannedCalibration calibration) {
    calls.note("certify " + calibration.plan().planned());
    var certificate = new ArtifactRef(Sha256.of("certificate"), ArtifactRef.JSON, 8);
    return new CalibrateResult(calibration.measured().judgeId(), certificate, Band.TREND);
  }

  @Override
  public DueAnchors dueAnchors(WatchAnchorsInput input) {
    calls.note("due");
    return new DueAnchors(due);
  }

  @Override
  public void endCalibration(CalibrationEnd end) {
    calls.note("end %s %s".formatted(end.state(), end.code()));
  }
}
