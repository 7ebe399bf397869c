package dev.hansei.workflows.campaigns;

import dev.hansei.workflows.ActivityCalls;
import dev.hansei.workflows.FailureCode;
import dev.hansei.workflows.MintedIds;
import dev.hansei.workflows.Steps;
import dev.hansei.workflows.annotations.Annotate;
import dev.hansei.workflows.annotations.AnnotateInput;
import dev.hansei.workflows.annotations.AnnotateResult;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.QueueState;
import dev.hansei.workflows.calibrations.Calibrate;
import dev.hansei.workflows.calibrations.CalibrateInput;
import dev.hansei.workflows.calibrations.CalibrationActivities;
import dev.hansei.workflows.calibrations.CalibrationActivities.CalibrationEnd;
import dev.hansei.workflows.calibrations.CalibrationActivities.JudgeToMeasure;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.calibrations.CalibrationState;
import dev.hansei.workflows.campaigns.CampaignActivities.CampaignRef;
import dev.hansei.workflows.campaigns.CampaignActivities.RubricToFind;
import dev.hansei.workflows.projects.Actor;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How people label what was answered, and how a judge is measured against them. */
final class LabelSteps {
  private final CampaignPlan plan;
  private final Actor actor;
  private final CampaignActivities campaigns =
      Workflow.newActivityStub(CampaignActivities.class, ActivityCalls.registryWrite());
  private final CalibrationActivities registry =
      Workflow.newActivityStub(CalibrationActivities.class, ActivityCalls.registryWrite());
  private final CalibrationActivities cpu =
      Workflow.newActivityStub(CalibrationActivities.class, ActivityCalls.computation());

  LabelSteps(CampaignPlan plan, Actor actor) {
    this.plan = plan;
    this.actor = actor;
  }

  /** Waits until the queue is closed: all is labelled, or its deadline and fallback say so. */
  StepResult askForLabels(UUID id, CampaignProgress progress) {
    var input =
        new AnnotateInput(
            plan.projectId(), new QueueId(id), queue(progress), actor, Optional.empty());
    Annotate child = CampaignChild.of(Annotate.class, Annotate.workflowId(input));
    AnnotateResult labels = child.annotate(input);
    if (labels.state() == QueueState.CANCELLED && Steps.isCancelled()) {
      throw new CanceledFailure("the queue was cancelled with its campaign");
    }
    return new StepResult.Labelled(input.queueId(), labels);
  }

  private QueuePlan queue(CampaignProgress progress) {
    CampaignPlan.Labels wanted = plan.labels().orElseThrow();
    var criterion = new RubricToFind(CampaignRef.of(plan), wanted.criterionId());
    return new QueuePlan(
        plan.name(),
        wanted.criterionId(),
        new LabelKind.PassFail(),
        Steps.shielded(() -> campaigns.findRubric(criterion)).text(),
        progress.of(StepResult.Ran.class).map(StepResult.Ran::run).toList(),
        wanted.sample(),
        wanted.reviewers(),
        false,
        List.of(),
        wanted.patience(),
        wanted.fallback());
  }

  /** Labels are frozen first and kept, so what is reserved is what the judge will be asked. */
  PreparedStep prepareMeasurement(CampaignStep step) {
    CalibrateInput input = calibration(MintedIds.next());
    try {
      return PreparedStep.paid(
          step, input.calibrationId().value(), calls(input), Calibrate.workflowId(input));
    } catch (ActivityFailure failure) {
      if (Steps.codeOf(failure) != FailureCode.INVALID) {
        throw failure;
      }
      end(input.calibrationId(), CalibrationState.FAILED, FailureCode.INVALID.name());
      return new PreparedStep(
          step,
          Optional.of(input.calibrationId().value()),
          0,
          Optional.empty(),
          Optional.of(FailureCode.INVALID.name()));
    }
  }

  private long calls(CalibrateInput input) {
    CampaignPlan.Certificate wanted = plan.certificate().orElseThrow();
    return switch (wanted.subject()) {
      case CalibrateInput.Subject.Existing(var judge) when wanted.asksModel() -> {
        Steps.shielded(() -> registry.openCalibration(input));
        var measured = new JudgeToMeasure(input, judge);
        int labels = Steps.shielded(() -> cpu.planCalibration(measured)).planned();
        yield CampaignPolicy.callsToMeasure(wanted, labels);
      }
      // What is learnt judges in the worker itself; anchors are no step of a campaign.
      case CalibrateInput.Subject.Existing _,
          CalibrateInput.Subject.Learn _,
          CalibrateInput.Subject.Anchors _ ->
          0L;
    };
  }

  /** Takes back what was written of a measurement that never began. */
  void abandon(PreparedStep prepared) {
    if (prepared.payer().isPresent() && prepared.refusal().isEmpty()) {
      end(new CalibrationId(prepared.id()), CalibrationState.CANCELLED, "");
    }
  }

  private void end(CalibrationId id, CalibrationState state, String code) {
    var end = new CalibrationEnd(plan.projectId(), id, state, code);
    Steps.shielded(() -> registry.endCalibration(end));
  }

  /** Too few labels are no reason to stop: the gate takes a judge without certificate for that. */
  StepResult measureJudge(PreparedStep prepared) {
    CalibrateInput input = calibration(prepared.id());
    if (prepared.refusal().isPresent()) {
      return new StepResult.Measured(
          input.calibrationId(), Optional.empty(), prepared.refusal().get());
    }
    Calibrate child = CampaignChild.of(Calibrate.class, Calibrate.workflowId(input));
    try {
      return new StepResult.Measured(
          input.calibrationId(), Optional.of(child.run(input).band()), "");
    } catch (ChildWorkflowFailure failure) {
      if (Steps.codeOf(failure) != FailureCode.INVALID) {
        throw failure;
      }
      return new StepResult.Measured(
          input.calibrationId(), Optional.empty(), FailureCode.INVALID.name());
    }
  }

  private CalibrateInput calibration(UUID id) {
    CampaignPlan.Certificate wanted = plan.certificate().orElseThrow();
    return new CalibrateInput(
        plan.projectId(), new CalibrationId(id), wanted.subject(), wanted.split(), actor);
  }
}
