package dev.hansei.activities.calibrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.activities.Workplace;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.calibrations.Calibrations;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.calibrations.CalibrateInput;
import dev.hansei.workflows.calibrations.CalibrationActivities;
import dev.hansei.workflows.calibrations.CalibrationActivities.CalibrationPlan;
import dev.hansei.workflows.calibrations.CalibrationActivities.ChunkOfLabels;
import dev.hansei.workflows.calibrations.CalibrationActivities.JudgeToMeasure;
import dev.hansei.workflows.calibrations.CalibrationActivities.PlannedCalibration;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.calibrations.Certificate;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.projects.Actor;
import io.temporal.testing.TestActivityEnvironment;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Judges learn from and are measured on items that no run gave, as on those of runs. */
class BroughtLabelsIT {
  private static final Author PEOPLE = new Author.Outside("the makers of the set");

  @Test
  void aJudgeIsTaughtAndMeasuredOnItemsThatSomebodyBrought() {
    TestActivityEnvironment temporal = TestActivityEnvironment.newInstance();
    try (Workplace workplace = Workplace.open("brought_labels");
        ArrangedLabels arranged = new ArrangedLabels(workplace)) {
      temporal.registerActivitiesImplementations(workplace.get(CalibrationActivitiesImpl.class));
      arrange(arranged);

      var activities = temporal.newActivityStub(CalibrationActivities.class);
      var input =
          new CalibrateInput(
              arranged.project,
              new CalibrationId(workplace.get(Ids.class).next()),
              new CalibrateInput.Subject.Learn(arranged.criterion),
              Split.GATE,
              new Actor.BySystem());
      CalibrationPlan plan = calibrate(activities, input);

      Certificate certificate =
          workplace
              .get(Calibrations.class)
              .require(arranged.project, input.calibrationId())
              .issued()
              .orElseThrow()
              .certificate();
      int measuredOn = certificate.coverage().planned();
      assertThat(measuredOn + certificate.coverage().nearDuplicates()).isEqualTo(90);
      assertThat(certificate.coverage().unscored()).isZero();
      assertThat(certificate.figures().orElseThrow().confusion().agreed()).isEqualTo(measuredOn);
      String set =
          new String(workplace.get(ObjectStore.class).get(plan.labels()), StandardCharsets.UTF_8);
      long brought = set.lines().filter(line -> line.contains("\"elsewhere\"")).count();
      long ofRuns = set.lines().filter(line -> line.contains("\"caseId\"")).count();
      assertThat(brought).isGreaterThan(30);
      assertThat(brought + ofRuns).isEqualTo(measuredOn);
    } finally {
      temporal.close();
    }
  }

  /** Items of runs and items from elsewhere, to learn from and to be measured on. */
  private static void arrange(ArrangedLabels arranged) {
    arranged.label(Split.ALIGN, ArrangedLabels.facts("snapshot", 45, 0), PEOPLE);
    arranged.bring(Split.ALIGN, ArrangedLabels.facts("replica", 45, 0), PEOPLE);
    arranged.label(Split.GATE, ArrangedLabels.facts("archive", 30, 0), PEOPLE);
    arranged.bring(Split.GATE, ArrangedLabels.facts("backup", 60, 0), PEOPLE);
  }

  private static CalibrationPlan calibrate(CalibrationActivities activities, CalibrateInput input) {
    activities.openCalibration(input);
    JudgeId judge = activities.learnJudge(input);
    var measured = new JudgeToMeasure(input, judge);
    CalibrationPlan plan = activities.planCalibration(measured);
    var planned = new PlannedCalibration(measured, plan);
    for (int chunk = 0; chunk < plan.chunks(); chunk++) {
      activities.judgeChunk(new ChunkOfLabels(planned, chunk));
    }
    activities.certify(planned);
    return plan;
  }
}
