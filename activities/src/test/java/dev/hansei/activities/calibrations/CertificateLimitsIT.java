package dev.hansei.activities.calibrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hansei.activities.Workplace;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.calibrations.Calibrations;
import dev.hansei.infra.registry.calibrations.JudgeTestRuns;
import dev.hansei.infra.registry.calibrations.Pairs;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.calibrations.Band;
import dev.hansei.workflows.calibrations.CalibrateInput;
import dev.hansei.workflows.calibrations.CalibrationActivities;
import dev.hansei.workflows.calibrations.CalibrationActivities.CalibrationPlan;
import dev.hansei.workflows.calibrations.CalibrationActivities.ChunkOfLabels;
import dev.hansei.workflows.calibrations.CalibrationActivities.JudgeToMeasure;
import dev.hansei.workflows.calibrations.CalibrationActivities.PlannedCalibration;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.calibrations.Certificate;
import dev.hansei.workflows.calibrations.Figures;
import dev.hansei.workflows.calibrations.Fitness;
import dev.hansei.workflows.calibrations.JudgeTestId;
import dev.hansei.workflows.calibrations.PairState;
import dev.hansei.workflows.calibrations.Probe;
import dev.hansei.workflows.calibrations.Probes;
import dev.hansei.workflows.calibrations.Weighting;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.projects.Actor;
import io.temporal.testing.TestActivityEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What keeps a learned judge that agrees with people from gating, or makes it look again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CertificateLimitsIT {
  private static final Actor LEAD = new Actor.BySystem();
  private static final Author PEOPLE = new Author.Outside("the makers of the set");

  private Workplace workplace;
  private ArrangedLabels arranged;
  private TestActivityEnvironment temporal;
  private CalibrationActivities activities;

  @BeforeAll
  void open() {
    workplace = Workplace.open("certificatelimits");
  }

  @AfterAll
  void close() {
    workplace.close();
  }

  @BeforeEach
  void start() {
    arranged = new ArrangedLabels(workplace);
    temporal = TestActivityEnvironment.newInstance();
    temporal.registerActivitiesImplementations(workplace.get(CalibrationActivitiesImpl.class));
    activities = temporal.newActivityStub(CalibrationActivities.class);
    arranged.label(Split.ALIGN, ArrangedLabels.facts("snapshot", 90, 0), PEOPLE);
  }

  @AfterEach
  void stop() {
    temporal.close();
    arranged.close();
  }

  @Test
  void whoWasNeverPutToMinimalPairsDoesNotGate() {
    arranged.label(Split.GATE, ArrangedLabels.facts("archive", 150, 0), PEOPLE);

    Certificate certificate = certificate(measured());

    assertThat(certificate.figures().orElseThrow().kappa().lower()).isGreaterThan(0.7);
    assertThat(certificate.decision().band()).isEqualTo(Band.TREND);
    assertThat(certificate.decision().reason())
        .contains("never put to minimal pairs", "criteria propose-pairs", "criteria test");
    assertThat(certificate.fitness().orElseThrow().prohibited())
        .extracting(Fitness.Statement::code)
        .contains("gate", "single-faults");
  }

  @Test
  void aLearnedJudgeIsTestedWhileItIsMeasured() {
    arranged.label(Split.GATE, ArrangedLabels.facts("archive", 60, 0), PEOPLE);
    Pairs pairs = workplace.get(Pairs.class);
    pairs.propose(arranged.project, arranged.criterion, LEAD);
    pairs
        .of(arranged.project, arranged.criterion, PairState.PROPOSED, Pairs.PAIRS_MAX)
        .forEach(one -> pairs.decide(arranged.project, one.pair().id(), true, LEAD));

    CalibrateInput input = measured();

    var test =
        workplace
            .get(JudgeTestRuns.class)
            .require(arranged.project, new JudgeTestId(input.calibrationId().value()));
    assertThat(test.result().orElseThrow().sensitivity().pairs()).isGreaterThan(10);
    Probes probes = certificate(input).probes().orElseThrow();
    // It goes by refusals: another number in a fact is none.
    assertThat(probes.of(Probe.Kind.LIKENESS)).isEqualTo(Probe.Result.FAILED);
    assertThat(certificate(input).decision().band()).isNotEqualTo(Band.GATE);
  }

  @Test
  void labelsOfSelectedAnswersCountByTheirChance() {
    // People fail one third, and one in ten against what is said.
    arranged.labelSelected(Split.GATE, ArrangedLabels.facts("archive", 300, 10), 90, PEOPLE);

    Certificate certificate = certificate(measured());

    Figures figures = certificate.figures().orElseThrow();
    Weighting weighting = figures.weighting().orElseThrow();
    assertThat(weighting.labels()).isEqualTo(figures.confusion().total());
    assertThat(weighting.weighted()).isEqualTo(weighting.labels());
    assertThat(weighting.effective()).isBetween(60.0, 90.0);
    double asTheyAre = figures.confusion().agreed() / (double) figures.confusion().total();
    assertThat(figures.agreement().value()).isEqualTo(0.9, within(0.1)).isNotEqualTo(asTheyAre);
    assertThat(figures.auc()).isEmpty();
    assertThat(certificate.scores()).isEmpty();
    assertThat(certificate.fitness().orElseThrow().prohibited())
        .extracting(Fitness.Statement::sentence)
        .anySatisfy(sentence -> assertThat(sentence).contains("were selected", "drawn evenly"));
  }

  private CalibrateInput measured() {
    var input =
        new CalibrateInput(
            arranged.project,
            new CalibrationId(workplace.get(Ids.class).next()),
            new CalibrateInput.Subject.Learn(arranged.criterion),
            Split.GATE,
            LEAD);
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

  private Certificate certificate(CalibrateInput input) {
    return workplace
        .get(Calibrations.class)
        .require(arranged.project, input.calibrationId())
        .issued()
        .orElseThrow()
        .certificate();
  }
}
