package dev.hansei.activities.calibrations;

import dev.hansei.activities.Workplace;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.calibrations.CalibrationView;
import dev.hansei.infra.registry.calibrations.Calibrations;
import dev.hansei.infra.registry.calibrations.Standings;
import dev.hansei.workflows.calibrations.CalibrateInput;
import dev.hansei.workflows.calibrations.CalibrateResult;
import dev.hansei.workflows.calibrations.CalibrationActivities;
import dev.hansei.workflows.calibrations.CalibrationActivities.CalibrationPlan;
import dev.hansei.workflows.calibrations.CalibrationActivities.ChunkOfLabels;
import dev.hansei.workflows.calibrations.CalibrationActivities.JudgeToMeasure;
import dev.hansei.workflows.calibrations.CalibrationActivities.PlannedCalibration;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.projects.Actor;
import io.temporal.testing.TestActivityEnvironment;

/** A project of its own whose judges are calibrated by the real activities. */
final class Calibrating implements AutoCloseable {
  final ArrangedLabels labels;
  final CalibrationActivities activities;
  private final Workplace workplace;
  private final TestActivityEnvironment temporal;

  Calibrating(Workplace workplace) {
    this.workplace = workplace;
    labels = new ArrangedLabels(workplace);
    temporal = TestActivityEnvironment.newInstance();
    temporal.registerActivitiesImplementations(workplace.get(CalibrationActivitiesImpl.class));
    activities = temporal.newActivityStub(CalibrationActivities.class);
  }

  /** Learns or takes a judge and measures it, step by step as the workflow does. */
  CalibrateResult calibrate(CalibrateInput input) {
    activities.openCalibration(input);
    var measured = new JudgeToMeasure(input, activities.learnJudge(input));
    labels.tested(measured.judgeId());
    CalibrationPlan plan = activities.planCalibration(measured);
    var planned = new PlannedCalibration(measured, plan);
    for (int chunk = 0; chunk < plan.chunks(); chunk++) {
      activities.judgeChunk(new ChunkOfLabels(planned, chunk));
    }
    return activities.certify(planned);
  }

  /** Asks for a judge that learns, and is measured by the labels of gates. */
  CalibrateInput learning() {
    return input(new CalibrateInput.Subject.Learn(labels.criterion), Split.GATE);
  }

  /** Asks for a judge that is there to be measured. */
  CalibrateInput measuring(JudgeId judge, Split split) {
    return input(new CalibrateInput.Subject.Existing(judge), split);
  }

  CalibrationView view(CalibrateInput input) {
    return workplace.get(Calibrations.class).require(labels.project, input.calibrationId());
  }

  /** What the judge may do now. */
  Standings.MeasuredJudge standing(JudgeId judge) {
    return workplace.get(Standings.class).of(labels.project, judge);
  }

  private CalibrateInput input(CalibrateInput.Subject subject, Split split) {
    var id = new CalibrationId(workplace.get(Ids.class).next());
    return new CalibrateInput(labels.project, id, subject, split, new Actor.BySystem());
  }

  @Override
  public void close() {
    temporal.close();
    labels.close();
  }
}
