package dev.hansei.activities.calibrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hansei.activities.Workplace;
import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.calibrations.CalibrationView;
import dev.hansei.infra.registry.calibrations.Calibrations;
import dev.hansei.infra.registry.calibrations.Judgement;
import dev.hansei.infra.registry.calibrations.Judgements;
import dev.hansei.infra.registry.calibrations.Standings;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.workflows.calibrations.Band;
import dev.hansei.workflows.calibrations.CalibrateInput;
import dev.hansei.workflows.calibrations.CalibrateInput.Subject;
import dev.hansei.workflows.calibrations.CalibrationActivities;
import dev.hansei.workflows.calibrations.CalibrationActivities.ChunkOfLabels;
import dev.hansei.workflows.calibrations.CalibrationActivities.JudgeToMeasure;
import dev.hansei.workflows.calibrations.CalibrationActivities.PlannedCalibration;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.calibrations.Certificate;
import dev.hansei.workflows.calibrations.Fitness;
import dev.hansei.workflows.calibrations.PairedFigures;
import dev.hansei.workflows.calibrations.Probe;
import dev.hansei.workflows.calibrations.Standing;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.JudgeMethod;
import dev.hansei.workflows.criteria.PairFigures;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.Actor;
import io.temporal.testing.TestActivityEnvironment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Pairwise judges are measured on pairs that people compared, in both orders. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PairCertificateIT {
  private static final Actor ACTOR = new Actor.BySystem();
  private static final int PAIRS = 150;

  private Workplace workplace;
  private ArrangedPairs arranged;
  private TestActivityEnvironment temporal;
  private CalibrationActivities activities;

  @BeforeAll
  void open() {
    workplace = Workplace.open("pair_certificates");
  }

  @AfterAll
  void close() {
    workplace.close();
  }

  @BeforeEach
  void start() {
    arranged = new ArrangedPairs(workplace);
    temporal = TestActivityEnvironment.newInstance();
    temporal.registerActivitiesImplementations(workplace.get(CalibrationActivitiesImpl.class));
    activities = temporal.newActivityStub(CalibrationActivities.class);
  }

  @AfterEach
  void stop() {
    temporal.close();
  }

  @Test
  void aJudgeThatChoosesAsPeopleDoMayGate() {
    arranged.label(Split.GATE, 0, PAIRS);
    arranged.label(Split.ALIGN, PAIRS, PAIRS + 20);
    JudgeId judge =
        arranged.judge(
            "like-people",
            PAIRS + 20,
            i ->
                switch (i) {
                  // Twice the other answer, once the place, once silent.
                  case 3, 6 -> ArrangedPairs.likePeople(i + 1);
                  case 9 -> List.of("first", "first");
                  case 12 -> List.of("first");
                  default -> ArrangedPairs.likePeople(i);
                });
    assertThat(standing(judge).sentence()).contains("has no certificate");
    CalibrateInput input = calibrate(new Subject.Existing(judge));
    Certificate certificate = certificate(input);
    assertThat(certificate.decision().band())
        .as(certificate.decision().reason())
        .isEqualTo(Band.GATE);
    assertThat(certificate.coverage().planned()).as("labels of role align do not").isEqualTo(PAIRS);
    assertThat(certificate.coverage().unscored()).isEqualTo(1);
    assertThat(certificate.figures().orElseThrow().confusion().categories())
        .containsExactly("a", "b", "tie");
    assertThat(certificate.figures().orElseThrow().confusion().agreed()).isEqualTo(146);
    requireBothOrders(certificate);
    assertThat(stored(input)).as("the artifact says the same").isEqualTo(certificate);
    assertThat(standing(judge).mayGate()).isTrue();
    arranged.closeQueues();
    assertThat(differing(input))
        .extracting(Judgement::judgeWord)
        .containsExactlyInAnyOrder("a", "b", "turned");
    workplace.get(Calibrations.class).revoke(arranged.project, input.calibrationId(), "no", ACTOR);
    assertThat(standing(judge).mayGate()).isFalse();
  }

  private static void requireBothOrders(Certificate certificate) {
    PairedFigures pairs = certificate.pairs().orElseThrow();
    assertThat(pairs.ties()).isEqualTo(10);
    assertThat(pairs.turned()).isEqualTo(1);
    PairFigures decided = pairs.decided().orElseThrow();
    assertThat(decided.pairs()).isEqualTo(139);
    assertThat(decided.correctTwice()).isEqualTo(136);
    assertThat(decided.accuracy().value()).isEqualTo(273 / 278.0);
    assertThat(decided.consistent().value()).isEqualTo(138 / 139.0);
    assertThat(decided.firstPicks().value()).isEqualTo(140 / 278.0);
    assertThat(pairs.parts())
        .extracting(PairedFigures.OfPart::value)
        .contains("terms", "dates", "latin script");
  }

  @Test
  void whatItIsGoodForIsSaid() {
    arranged.label(Split.GATE, 0, PAIRS);
    JudgeId judge = arranged.judge("as-people", PAIRS, ArrangedPairs::likePeople);
    Fitness fitness = certificate(calibrate(new Subject.Existing(judge))).fitness().orElseThrow();
    assertThat(fitness.uses())
        .extracting(Fitness.Statement::code)
        .containsExactly("explore", "trend", "inform", "gate");
    assertThat(fitness.prohibited())
        .extracting(Fitness.Statement::code)
        .contains("one-answer-alone", "safety-floor", "outside-text")
        .doesNotContain("gate", "one-order");
    assertThat(fitness.triggers())
        .extracting(Fitness.Trigger::code)
        .contains("expired", "judge-changed", "anchors-drift");
  }

  @Test
  void oneThatGoesByThePlaceDoesNot() {
    arranged.label(Split.GATE, 0, PAIRS);
    JudgeId judge = arranged.judge("first-place", PAIRS, _ -> List.of("first", "first"));
    Certificate certificate = certificate(calibrate(new Subject.Existing(judge)));
    assertThat(certificate.decision().band()).isEqualTo(Band.EXPLORE);
    assertThat(certificate.decision().reason()).contains("says tie of every pair");
    Probe position = certificate.probes().orElseThrow().found().getFirst();
    assertThat(position.kind()).isEqualTo(Probe.Kind.POSITION);
    assertThat(position.result()).isEqualTo(Probe.Result.FAILED);
    PairFigures decided = certificate.pairs().orElseThrow().decided().orElseThrow();
    assertThat(decided.firstPicks().value()).isEqualTo(1);
    assertThat(decided.accuracy().value()).isEqualTo(0.5);
    assertThat(decided.orderKappa().value()).isLessThanOrEqualTo(0);
    assertThat(standing(judge).mayGate()).isFalse();
  }

  @Test
  void oneThatLikesLongAnswersIsFound() {
    arranged.label(Split.GATE, 0, PAIRS);
    JudgeId judge =
        arranged.judge(
            "long-ones",
            PAIRS,
            i -> i % 3 == 0 ? List.of("second", "first") : ArrangedPairs.likePeople(i));
    Certificate certificate = certificate(calibrate(new Subject.Existing(judge)));
    assertThat(certificate.probes().orElseThrow().failed().orElseThrow().kind())
        .isEqualTo(Probe.Kind.LENGTH);
    assertThat(certificate.decision().band()).isNotEqualTo(Band.GATE);
  }

  @Test
  void itsAnchorsAreAskedAgain() {
    arranged.label(Split.GATE, 0, PAIRS);
    JudgeId judge = arranged.judge("steady", PAIRS, ArrangedPairs::likePeople);
    CalibrateInput certified = calibrate(new Subject.Existing(judge));
    CalibrateInput check = calibrate(new Subject.Anchors(certified.calibrationId(), judge));
    var found = view(check).anchors().orElseThrow();
    assertThat(found.asked()).isEqualTo(60);
    assertThat(found.same()).isEqualTo(60);
    assertThat(standing(judge).mayGate()).isTrue();
  }

  @Test
  void aBuiltinModelComparesNothing() {
    JudgeId judge =
        workplace
            .get(Judges.class)
            .create(
                arranged.project,
                new Judges.NewJudge(
                        arranged.criterion,
                        "Better.",
                        new ModelName("builtin/extractive"),
                        ModelSettings.DEFAULTS)
                    .by(new JudgeMethod.Pairwise()),
                ACTOR)
            .id();
    CalibrateInput input = input(new Subject.Existing(judge));
    activities.openCalibration(input);
    assertThat(catchThrowable(() -> activities.planCalibration(new JudgeToMeasure(input, judge))))
        .rootCause()
        .hasMessageContaining("judge-is-no-llm");
  }

  private CalibrateInput calibrate(Subject subject) {
    CalibrateInput input = input(subject);
    activities.openCalibration(input);
    var measured = new JudgeToMeasure(input, activities.learnJudge(input));
    var plan = activities.planCalibration(measured);
    var planned = new PlannedCalibration(measured, plan);
    for (int chunk = 0; chunk < plan.chunks(); chunk++) {
      var part = new ChunkOfLabels(planned, chunk);
      assertThat(activities.judgeChunk(part)).isEqualTo(activities.judgeChunk(part));
    }
    var result = activities.certify(planned);
    assertThat(activities.certify(planned)).as("run twice").isEqualTo(result);
    return input;
  }

  private CalibrateInput input(Subject subject) {
    var id = new CalibrationId(workplace.get(Ids.class).next());
    return new CalibrateInput(arranged.project, id, subject, Split.GATE, ACTOR);
  }

  private CalibrationView view(CalibrateInput input) {
    return workplace.get(Calibrations.class).require(arranged.project, input.calibrationId());
  }

  private Certificate certificate(CalibrateInput input) {
    return view(input).issued().orElseThrow().certificate();
  }

  private Certificate stored(CalibrateInput input) {
    byte[] content =
        workplace.get(ObjectStore.class).get(view(input).issued().orElseThrow().artifact());
    return workplace
        .get(CanonicalJson.class)
        .read(new String(content, StandardCharsets.UTF_8), Certificate.class);
  }

  private List<Judgement> differing(CalibrateInput input) {
    return workplace
        .get(Judgements.class)
        .differing(arranged.project, input.calibrationId(), PageRequest.first(20))
        .items();
  }

  private Standing standing(JudgeId judge) {
    return workplace.get(Standings.class).of(arranged.project, judge).now();
  }
}
