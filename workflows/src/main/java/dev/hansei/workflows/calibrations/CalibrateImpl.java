package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.ActivityCalls;
import dev.hansei.workflows.Chunks;
import dev.hansei.workflows.Steps;
import dev.hansei.workflows.calibrations.CalibrationActivities.CalibrationEnd;
import dev.hansei.workflows.calibrations.CalibrationActivities.ChunkOfLabels;
import dev.hansei.workflows.calibrations.CalibrationActivities.JudgeToMeasure;
import dev.hansei.workflows.calibrations.CalibrationActivities.JudgedCounts;
import dev.hansei.workflows.calibrations.CalibrationActivities.PlannedCalibration;
import dev.hansei.workflows.criteria.JudgeId;
import io.temporal.common.VersioningBehavior;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowVersioningBehavior;
import org.slf4j.Logger;

/**
 * The story of {@link Calibrate}: open, learn where asked, freeze the labels, judge them, certify.
 * A check of anchors goes the same way and ends with a comparison instead of a certificate.
 *
 * <p>Judging and learning can be cancelled; then there is no certificate. The certificate itself is
 * always written once all answers are judged.
 */
public final class CalibrateImpl implements Calibrate {
  private static final Logger log = Workflow.getLogger(CalibrateImpl.class);

  private final CalibrationActivities registry =
      Workflow.newActivityStub(CalibrationActivities.class, ActivityCalls.registryWrite());
  private final CalibrationActivities models =
      Workflow.newActivityStub(CalibrationActivities.class, ActivityCalls.modelChunk());
  private final CalibrationActivities cpu =
      Workflow.newActivityStub(CalibrationActivities.class, ActivityCalls.computation());

  @Override
  @WorkflowVersioningBehavior(VersioningBehavior.PINNED)
  public CalibrateResult run(CalibrateInput input) {
    try {
      Steps.shielded(() -> registry.openCalibration(input));
      return measure(input);
    } catch (ActivityFailure failure) {
      if (failure.getCause() instanceof CanceledFailure) {
        end(input, CalibrationState.CANCELLED, "");
        throw failure;
      }
      end(input, CalibrationState.FAILED, Steps.codeOf(failure).name());
      throw Steps.ended(Calibrate.workflowId(input), failure);
    } catch (CanceledFailure failure) {
      end(input, CalibrationState.CANCELLED, "");
      throw failure;
    }
  }

  private CalibrateResult measure(CalibrateInput input) {
    JudgeId judge =
        switch (input.subject()) {
          case CalibrateInput.Subject.Existing(JudgeId id) -> id;
          case CalibrateInput.Subject.Anchors(_, JudgeId id) -> id;
          case CalibrateInput.Subject.Learn _ -> cpu.learnJudge(input);
        };
    var measured = new JudgeToMeasure(input, judge);
    var planned = new PlannedCalibration(measured, cpu.planCalibration(measured));
    Chunks<JudgedCounts> chunks =
        new Chunks<>(
            planned.plan().chunks(),
            JudgedCounts.NONE,
            chunk -> models.judgeChunk(new ChunkOfLabels(planned, chunk)),
            JudgedCounts::plus);
    return switch (chunks.run()) {
      case COMPLETED -> certify(planned);
      case CANCELLED -> throw new CanceledFailure("the calibration was cancelled");
      case FAILED -> throw chunks.failure().orElseThrow();
    };
  }

  private CalibrateResult certify(PlannedCalibration planned) {
    CalibrateResult result = Steps.shielded(() -> cpu.certify(planned));
    log.info(
        "Calibration {} of judge {}: {}",
        planned.measured().input().calibrationId(),
        result.judgeId(),
        result.band());
    return result;
  }

  private void end(CalibrateInput input, CalibrationState state, String code) {
    var end = new CalibrationEnd(input.projectId(), input.calibrationId(), state, code);
    Steps.shielded(() -> registry.endCalibration(end));
    log.warn("Calibration {} {} {}", input.calibrationId(), state, code);
  }
}
