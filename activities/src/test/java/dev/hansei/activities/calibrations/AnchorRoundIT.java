package dev.hansei.activities.calibrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.activities.Workplace;
import dev.hansei.infra.models.StubFault;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.calibrations.AnchorChecks;
import dev.hansei.infra.registry.calibrations.AnchorRounds;
import dev.hansei.infra.registry.calibrations.AnchorWatches;
import dev.hansei.infra.registry.calibrations.CalibrationView;
import dev.hansei.infra.registry.calibrations.Calibrations;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.calibrations.AnchorCheck;
import dev.hansei.workflows.calibrations.AnchorWatch;
import dev.hansei.workflows.calibrations.CalibrateInput;
import dev.hansei.workflows.calibrations.CalibrateInput.Subject;
import dev.hansei.workflows.calibrations.CalibrationActivities;
import dev.hansei.workflows.calibrations.CalibrationActivities.CalibrationPlan;
import dev.hansei.workflows.calibrations.CalibrationActivities.ChunkOfLabels;
import dev.hansei.workflows.calibrations.CalibrationActivities.DueAnchors;
import dev.hansei.workflows.calibrations.CalibrationActivities.JudgeToMeasure;
import dev.hansei.workflows.calibrations.CalibrationActivities.PlannedCalibration;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.calibrations.CalibrationState;
import dev.hansei.workflows.calibrations.WatchAnchorsInput;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.JudgeMethod;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.Actor;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.temporal.testing.TestActivityEnvironment;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Rounds of checks that run by themselves: what is due, and what that costs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnchorRoundIT {
  private static final StubFault PASS = said(true);
  private static final StubFault FAIL = said(false);

  private Workplace workplace;
  private ArrangedLabels arranged;
  private TestActivityEnvironment temporal;
  private CalibrationActivities activities;

  @BeforeAll
  void open() {
    workplace = Workplace.open("anchorround");
  }

  @AfterAll
  void close() {
    workplace.close();
  }

  @BeforeEach
  void start() {
    workplace.stub().forget();
    arranged = new ArrangedLabels(workplace);
    temporal = TestActivityEnvironment.newInstance();
    temporal.registerActivitiesImplementations(workplace.get(CalibrationActivitiesImpl.class));
    activities = temporal.newActivityStub(CalibrationActivities.class);
    arranged.label(
        Split.GATE, ArrangedLabels.facts("archive", 150, 0), new Author.Outside("the makers"));
  }

  @AfterEach
  void stop() {
    temporal.close();
    arranged.close();
  }

  @Test
  void aRoundIsAboutCertificatesThatHoldAsFarAsItsBudgetGoes() {
    honest();
    JudgeId one = judge("It names a fact.");
    JudgeId two = judge("It says no more than the passage.");
    CalibrateInput first = calibrate(new Subject.Existing(one));
    CalibrateInput second = calibrate(new Subject.Existing(two));
    assertThat(due()).as("without a plan").isEmpty();

    plan(new AnchorWatch(24, 600, false));
    assertThat(due()).containsExactly(first.calibrationId(), second.calibrationId());
    plan(new AnchorWatch(24, 60, false));
    assertThat(due()).as("paid for one").containsExactly(first.calibrationId());
    assertThat(check(first.calibrationId(), one).drifted()).isFalse();
    assertThat(due()).as("the other was not checked yet").containsExactly(second.calibrationId());
    plan(new AnchorWatch(24, 600, true));
    assertThat(due()).as("paused").isEmpty();

    plan(new AnchorWatch(24, 600, false));
    workplace.stub().forget();
    workplace.stub().always("It names a fact.", PASS);
    assertThat(check(first.calibrationId(), one).drifted()).isTrue();
    assertThat(due()).as("one has drifted").containsExactly(second.calibrationId());
    var checks = workplace.get(AnchorChecks.class);
    assertThat(checks.driftedSince(arranged.project, Instant.now().minusSeconds(3_600)))
        .extracting(CalibrationView::id)
        .containsExactly(first.calibrationId());
    var all = PageRequest.first();
    var calibrations = workplace.get(Calibrations.class);
    assertThat(calibrations.page(arranged.project, all).items())
        .as("checks are no calibrations")
        .extracting(CalibrationView::id)
        .containsExactly(second.calibrationId(), first.calibrationId());
    assertThat(calibrations.checks(arranged.project, all).items()).hasSize(2);
  }

  @Test
  void aRoundInWhichTheJudgeSaidNothingIsNone() {
    honest();
    JudgeId judge = judge("It names a fact.");
    CalibrationId certificate = calibrate(new Subject.Existing(judge)).calibrationId();
    assertThat(check(certificate, judge).round()).isEqualTo(1);
    workplace.stub().forget();
    workplace.stub().always("It ", new StubFault.Say("no verdict"));
    AnchorCheck silent = check(certificate, judge);
    assertThat(silent.silent()).isEqualTo(silent.asked());
    workplace.stub().forget();
    honest();
    assertThat(check(certificate, judge).round()).as("nobody was heard in between").isEqualTo(2);
  }

  @Test
  void thoseThatExpiredKeepNobodyWaiting() {
    honest();
    CalibrateInput only = calibrate(new Subject.Existing(judge("It names a fact.")));
    expiredBefore(only.calibrationId(), DueAnchors.CHECKS_MAX + 5);
    plan(new AnchorWatch(24, 600, false));
    assertThat(due()).containsExactly(only.calibrationId());
  }

  @Test
  void aJudgeThatNoRoundCanPayForIsNamed() {
    honest();
    JudgeId one = judge("It names a fact.");
    JudgeId two = judge("It says no more than the passage.");
    CalibrateInput jury = calibrate(new Subject.Existing(jury(one, two)));
    AnchorRounds rounds = workplace.get(AnchorRounds.class);

    var small = new AnchorWatch(24, 60, false);
    plan(small);
    assertThat(due()).isEmpty();
    assertThat(rounds.next(arranged.project, small).tooDear())
        .isEqualTo(new AnchorRounds.TooDear(1, 120));
    var enough = new AnchorWatch(24, 120, false);
    plan(enough);
    assertThat(due()).containsExactly(jury.calibrationId());
    assertThat(rounds.next(arranged.project, enough).tooDear())
        .isEqualTo(AnchorRounds.TooDear.NONE);
  }

  private JudgeId jury(JudgeId one, JudgeId two) {
    var method = new JudgeMethod.Jury(List.of(one, two), JudgeMethod.Jury.Rule.MEAN, 0.5);
    var judge =
        new Judges.NewJudge(
            arranged.criterion,
            "Both.",
            Judge.JURY_MODEL,
            ModelSettings.DEFAULTS,
            Optional.empty(),
            List.of(),
            Optional.of(method));
    return workplace.get(Judges.class).create(arranged.project, judge, new Actor.BySystem()).id();
  }

  /** So many certificates like one, of other judges, older and past their time. */
  private void expiredBefore(CalibrationId one, int count) {
    String copy =
        """
        INSERT INTO calibrations_calibration (
          project_id, calibration_id, input, judge_id, planned, labels_sha256, labels_bytes,
          near_duplicates, left_out, state, failure_code, certificate, certificate_sha256,
          certificate_bytes, band, started_at, ended_at, revoked_reason)
        SELECT project_id, UNHEX(?), input, UNHEX(?), planned, labels_sha256, labels_bytes,
          near_duplicates, left_out, state, failure_code,
          JSON_SET(certificate, '$.madeAt', '2026-01-01T00:00:00Z',
            '$.expiresAt', '2026-04-01T00:00:00Z'),
          certificate_sha256, certificate_bytes, band, started_at, ended_at, revoked_reason
        FROM calibrations_calibration WHERE calibration_id = UNHEX(?)
        """;
    try (var connection =
            DelegatingDataSource.unwrapDataSource(workplace.get(DataSource.class)).getConnection();
        var insert = connection.prepareStatement(copy)) {
      connection.setAutoCommit(true);
      for (int i = 1; i <= count; i++) {
        insert.setString(1, "%032x".formatted(i));
        insert.setString(2, "%032x".formatted(i));
        insert.setString(3, one.toString().replace("-", ""));
        insert.addBatch();
      }
      insert.executeBatch();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void plan(AnchorWatch plan) {
    workplace.get(AnchorWatches.class).save(arranged.project, plan, new Actor.BySystem());
  }

  private List<CalibrationId> due() {
    return activities.dueAnchors(new WatchAnchorsInput(arranged.project)).checks().stream()
        .map(CalibrationActivities.DueCheck::certificate)
        .toList();
  }

  private void honest() {
    workplace.stub().always("but I cannot tell anything", FAIL);
    workplace.stub().always("It ", PASS);
  }

  private static StubFault said(boolean passed) {
    return new StubFault.Say("{\"reason\": \"So it reads.\", \"pass\": %s}".formatted(passed));
  }

  private JudgeId judge(String rubric) {
    var judge =
        new Judges.NewJudge(
            arranged.criterion,
            rubric,
            new ModelName("openai/gpt-4o-mini"),
            ModelSettings.DEFAULTS);
    return workplace.get(Judges.class).create(arranged.project, judge, new Actor.BySystem()).id();
  }

  private AnchorCheck check(CalibrationId certificate, JudgeId judge) {
    CalibrateInput input = calibrate(new Subject.Anchors(certificate, judge));
    CalibrationView there = view(input.calibrationId());
    assertThat(there.state()).isEqualTo(CalibrationState.COMPLETED);
    assertThat(there.issued()).isEmpty();
    return there.anchors().orElseThrow();
  }

  private CalibrateInput calibrate(Subject subject) {
    CalibrateInput input = input(subject);
    activities.openCalibration(input);
    var measured = new JudgeToMeasure(input, activities.learnJudge(input));
    CalibrationPlan plan = activities.planCalibration(measured);
    var planned = new PlannedCalibration(measured, plan);
    for (int chunk = 0; chunk < plan.chunks(); chunk++) {
      activities.judgeChunk(new ChunkOfLabels(planned, chunk));
    }
    var result = activities.certify(planned);
    assertThat(activities.certify(planned)).as("run twice").isEqualTo(result);
    return input;
  }

  private CalibrateInput input(Subject subject) {
    var id = new CalibrationId(workplace.get(Ids.class).next());
    return new CalibrateInput(arranged.project, id, subject, Split.GATE, new Actor.BySystem());
  }

  private CalibrationView view(CalibrationId id) {
    return workplace.get(Calibrations.class).require(arranged.project, id);
  }
}
