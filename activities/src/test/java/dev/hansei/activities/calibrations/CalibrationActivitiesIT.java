package dev.hansei.activities.calibrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import dev.hansei.activities.Workplace;
import dev.hansei.activities.calibrations.ArrangedLabels.Item;
import dev.hansei.activities.criteria.FeatureReader;
import dev.hansei.activities.criteria.JudgeCalls;
import dev.hansei.activities.criteria.JudgeReply;
import dev.hansei.activities.criteria.JudgedAnswer;
import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.calibrations.CalibrationView;
import dev.hansei.infra.registry.calibrations.Calibrations;
import dev.hansei.infra.registry.calibrations.Judgement;
import dev.hansei.infra.registry.calibrations.Judgements;
import dev.hansei.infra.registry.calibrations.Standings;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.infra.registry.gates.EvidenceReader;
import dev.hansei.infra.registry.gates.Gates;
import dev.hansei.infra.registry.lineage.Direction;
import dev.hansei.infra.registry.lineage.Lineage;
import dev.hansei.infra.registry.lineage.NodeView;
import dev.hansei.workflows.FailureCode;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.calibrations.Band;
import dev.hansei.workflows.calibrations.CalibrateInput;
import dev.hansei.workflows.calibrations.CalibrateResult;
import dev.hansei.workflows.calibrations.CalibrationActivities;
import dev.hansei.workflows.calibrations.CalibrationActivities.CalibrationPlan;
import dev.hansei.workflows.calibrations.CalibrationActivities.ChunkOfLabels;
import dev.hansei.workflows.calibrations.CalibrationActivities.JudgeToMeasure;
import dev.hansei.workflows.calibrations.CalibrationActivities.PlannedCalibration;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.calibrations.CalibrationState;
import dev.hansei.workflows.calibrations.Certificate;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.JudgeKind;
import dev.hansei.workflows.criteria.LearnedModel;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.gates.Clause;
import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.gates.GatePolicy;
import dev.hansei.workflows.gates.GateRule;
import dev.hansei.workflows.gates.Verdict;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.suites.RunId;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Judges are learnt and measured on a real registry and store, with the real embedding model. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CalibrationActivitiesIT {
  private static final Author PEOPLE = new Author.Outside("the makers of the set");

  private Workplace workplace;
  private ArrangedLabels arranged;
  private TestActivityEnvironment temporal;
  private CalibrationActivities activities;

  @BeforeAll
  void open() {
    workplace = Workplace.open("calibrations");
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
  }

  @AfterEach
  void stop() {
    temporal.close();
    arranged.close();
  }

  @Test
  void learnsFromAlignAndIsCertifiedOnOtherLabels() {
    arranged.label(Split.ALIGN, ArrangedLabels.facts("snapshot", 90, 0), PEOPLE);
    arranged.label(Split.GATE, ArrangedLabels.facts("archive", 150, 50), PEOPLE);
    CalibrateInput input = learning();
    CalibrateResult first = calibrate(input);
    assertThat(calibrate(input)).as("run twice").isEqualTo(first);

    Certificate certificate = view(input).issued().orElseThrow().certificate();
    assertThat(certificate.decision().band())
        .as(certificate.decision().reason())
        .isEqualTo(Band.GATE);
    assertThat(certificate.coverage().planned()).isEqualTo(150);
    assertThat(certificate.coverage().byPeople()).isEqualTo(150);
    // 3 of 150 labels are turned round; the judge is right on the facts.
    assertThat(certificate.figures().orElseThrow().confusion().agreed()).isEqualTo(147);
    assertThat(certificate.figures().orElseThrow().auc()).isPresent();
    assertThat(certificate.slices()).isNotEmpty();
    assertThat(stored(first)).as("the artifact says the same").isEqualTo(certificate);
    assertThat(workplace.get(Judges.class).require(arranged.project, first.judgeId()).kind())
        .isEqualTo(JudgeKind.LEARNED);
    assertThat(standing(first.judgeId()).now().mayGate()).isTrue();
    assertThat(differing(input)).as("while the queues take labels").isEmpty();
    assertThat(upFrom(input)).doesNotContain(NodeKind.ANNOTATION);
    arranged.closeQueues();
    assertThat(differing(input)).hasSize(3);
    assertThat(actions()).contains("calibrations.start", "calibrations.certify");
    assertThat(actions().stream().filter("calibrations.certify"::equals)).hasSize(1);
    assertThat(upFrom(input)).contains(NodeKind.JUDGE, NodeKind.ANNOTATION, NodeKind.ARTIFACT);
  }

  @Test
  void aGateDecidesByAJudgeOnlyOnceItIsCertified() {
    arranged.label(Split.ALIGN, ArrangedLabels.facts("snapshot", 90, 0), PEOPLE);
    JudgeId judge = activities.learnJudge(learning());
    var judged = new Assertion(MetricType.JUDGE, "grounded", null, 1, 1, judge);
    RunId run = arranged.run(Split.CANARY, ArrangedLabels.facts("restore", 30, 0), judged);
    GateRule rule = new GateRule.Superiority("grounded");
    Gate gate =
        workplace
            .get(Gates.class)
            .create(arranged.project, "better", List.of(rule), 0.95, new Actor.BySystem());

    Verdict before = GatePolicy.decide(gate, evidence(gate, run));
    assertThat(before).isInstanceOf(Verdict.Inconclusive.class);
    assertThat(before.clauses().getFirst().state()).isEqualTo(Clause.State.INFORM);
    assertThat(before.clauses().getFirst().sentence()).contains("grounded v1 has no certificate");

    arranged.label(Split.GATE, ArrangedLabels.facts("archive", 150, 0), PEOPLE);
    CalibrateInput input = measuring(judge, Split.GATE);
    calibrate(input);
    Evidence after = evidence(gate, run);
    assertThat(after.judges())
        .singleElement()
        .satisfies(standing -> {
          assertThat(standing.mayGate()).as(standing.sentence()).isTrue();
          assertThat(standing.certificate()).contains(input.calibrationId());
        });
    assertThat(GatePolicy.decide(gate, after)).isInstanceOf(Verdict.Pass.class);
  }

  private Evidence evidence(Gate gate, RunId run) {
    return workplace
        .get(EvidenceReader.class)
        .gather(arranged.project, gate, Optional.empty(), run);
  }

  @Test
  void theSameLabelsTeachTheSameJudge() {
    arranged.label(Split.ALIGN, ArrangedLabels.facts("snapshot", 60, 7), PEOPLE);
    JudgeId first = activities.learnJudge(learning());
    assertThat(activities.learnJudge(learning())).isEqualTo(first);
  }

  @Test
  void aJudgeLearntWithTheFirstFeaturesJudgesAsItDid() {
    FeatureReader features = workplace.get(FeatureReader.class);
    var shown = new JudgedAnswer("How long?", "For 30 days.", "", "I'm sorry, I cannot say.", 0);
    String stored = workplace.get(CanonicalJson.class).write(firstModel(features, shown));
    assertThat(stored).doesNotContain("crossValidated", "calibration");
    Judge judge = learntLongAgo(features, stored);
    assertThat(judge.fingerprint(features.embedder()))
        .isEqualTo(
            Sha256.of(
                "%s\n%s\n%s\n1"
                    .formatted(judge.contentSha256(), judge.model(), features.embedder())));
    JudgeReply said = workplace.get(JudgeCalls.class).judge(arranged.project, judge, shown);
    assertThat(said)
        .isInstanceOfSatisfying(
            JudgeReply.Judged.class,
            it ->
                assertThat(it.chance().orElseThrow())
                    .isCloseTo(1 / (1 + Math.exp(4)), within(1e-12)));
  }

  /** What was learnt with the first features: a refusal fails, all else passes. */
  private static LearnedModel firstModel(FeatureReader features, JudgedAnswer shown) {
    List<String> names = List.copyOf(features.of(shown, 1).keySet());
    List<Double> ones = Collections.nCopies(names.size(), 1.0);
    List<Double> weights = names.stream().map(name -> name.equals("refusal") ? -8.0 : 0.0).toList();
    return new LearnedModel(
        1,
        names,
        Collections.nCopies(names.size(), 0.0),
        ones,
        4,
        weights,
        1,
        0.5,
        features.embedder(),
        new ArtifactRef(Sha256.of("labels"), ArtifactRef.JSONL, 1),
        Optional.empty(),
        Optional.empty());
  }

  private Judge learntLongAgo(FeatureReader features, String stored) {
    ArtifactRef kept =
        workplace
            .get(ObjectStore.class)
            .put(stored.getBytes(StandardCharsets.UTF_8), ArtifactRef.JSON);
    return workplace
        .get(Judges.class)
        .create(
            arranged.project,
            new Judges.NewJudge(
                arranged.criterion,
                "Learnt long ago.",
                features.embedder(),
                ModelSettings.DEFAULTS,
                Optional.of(kept),
                List.of(),
                Optional.empty()),
            new Actor.BySystem());
  }

  @Test
  void aRevokedOrWorseCertificateEndsTheGate() {
    arranged.label(Split.ALIGN, ArrangedLabels.facts("snapshot", 90, 0), PEOPLE);
    arranged.label(Split.GATE, ArrangedLabels.facts("archive", 120, 0), PEOPLE);
    CalibrateInput input = learning();
    JudgeId judge = calibrate(input).judgeId();
    assertThat(standing(judge).now().mayGate()).isTrue();
    arranged.label(Split.CANARY, ArrangedLabels.facts("backup", 60, 3), PEOPLE);
    calibrate(measuring(judge, Split.CANARY));
    assertThat(standing(judge).now().mayGate()).as("the newest counts").isFalse();
    CalibrateInput again = measuring(judge, Split.GATE);
    calibrate(again);
    assertThat(standing(judge).now().mayGate()).isTrue();
    workplace
        .get(Calibrations.class)
        .revoke(arranged.project, again.calibrationId(), "wrong labels", new Actor.BySystem());
    assertThat(standing(judge).now().sentence()).contains("it was revoked");
    assertThat(standing(judge).now().mayGate()).isFalse();
  }

  @Test
  void isNotMeasuredOnNearlyWhatItSaw() {
    arranged.label(Split.ALIGN, ArrangedLabels.facts("snapshot", 90, 0), PEOPLE);
    List<Item> held = new ArrayList<>(ArrangedLabels.facts("archive", 60, 0));
    held.add(
        Item.of(
            "For how long does the snapshot with the number 3 keep its records ??",
            "Thirty days.",
            true));
    arranged.label(Split.GATE, held, PEOPLE);
    CalibrateInput input = learning();
    calibrate(input);
    Certificate certificate = view(input).issued().orElseThrow().certificate();
    assertThat(certificate.coverage().nearDuplicates()).isPositive();
    assertThat(certificate.coverage().planned() + certificate.coverage().nearDuplicates())
        .isEqualTo(61);
  }

  @Test
  void agreementWithAModelLetsNoJudgeGate() {
    arranged.label(Split.ALIGN, ArrangedLabels.facts("snapshot", 90, 0), PEOPLE);
    arranged.label(
        Split.GATE, ArrangedLabels.facts("archive", 150, 0), new Author.ByModel("some-model"));
    CalibrateInput input = learning();
    assertThat(calibrate(input).band()).isEqualTo(Band.TREND);
    assertThat(view(input).issued().orElseThrow().certificate().decision().reason())
        .contains("0 of 150 labels are by people");
  }

  @Test
  void tooFewLabelsTeachNothing() {
    arranged.label(Split.ALIGN, ArrangedLabels.facts("snapshot", 30, 0), PEOPLE);
    CalibrateInput input = learning();
    activities.openCalibration(input);
    assertThat(catchThrowable(() -> activities.learnJudge(input)))
        .hasRootCauseInstanceOf(ApplicationFailure.class)
        .rootCause()
        .hasMessageContaining("too-few-align-labels");
    activities.endCalibration(
        new CalibrationActivities.CalibrationEnd(
            arranged.project,
            input.calibrationId(),
            CalibrationState.FAILED,
            FailureCode.INVALID.name()));
    assertThat(view(input).state()).isEqualTo(CalibrationState.FAILED);
  }

  @Test
  void withoutHeldOutLabelsTheCertificateSaysSo() {
    arranged.label(Split.ALIGN, ArrangedLabels.facts("snapshot", 60, 0), PEOPLE);
    CalibrateInput input = learning();
    assertThat(calibrate(input).band()).isEqualTo(Band.EXPLORE);
    Certificate certificate = view(input).issued().orElseThrow().certificate();
    assertThat(certificate.figures()).isEmpty();
    assertThat(certificate.decision().reason()).startsWith("No label to measure against");
  }

  private CalibrateResult calibrate(CalibrateInput input) {
    activities.openCalibration(input);
    var measured = new JudgeToMeasure(input, activities.learnJudge(input));
    arranged.tested(measured.judgeId());
    CalibrationPlan plan = activities.planCalibration(measured);
    var planned = new PlannedCalibration(measured, plan);
    for (int chunk = 0; chunk < plan.chunks(); chunk++) {
      activities.judgeChunk(new ChunkOfLabels(planned, chunk));
    }
    return activities.certify(planned);
  }

  private CalibrateInput learning() {
    return input(new CalibrateInput.Subject.Learn(arranged.criterion), Split.GATE);
  }

  private CalibrateInput measuring(JudgeId judge, Split split) {
    return input(new CalibrateInput.Subject.Existing(judge), split);
  }

  private CalibrateInput input(CalibrateInput.Subject subject, Split split) {
    var id = new CalibrationId(workplace.get(Ids.class).next());
    return new CalibrateInput(arranged.project, id, subject, split, new Actor.BySystem());
  }

  private CalibrationView view(CalibrateInput input) {
    return workplace.get(Calibrations.class).require(arranged.project, input.calibrationId());
  }

  private Certificate stored(CalibrateResult result) {
    return workplace
        .get(CanonicalJson.class)
        .read(workplace.get(ObjectStore.class).get(result.certificate()), Certificate.class);
  }

  private Standings.MeasuredJudge standing(JudgeId judge) {
    return workplace.get(Standings.class).of(arranged.project, judge);
  }

  private List<Judgement> differing(CalibrateInput input) {
    return workplace
        .get(Judgements.class)
        .differing(arranged.project, input.calibrationId(), PageRequest.first())
        .items();
  }

  private List<String> actions() {
    return workplace.get(Audit.class).page(arranged.project, PageRequest.first()).items().stream()
        .map(entry -> entry.action())
        .toList();
  }

  private List<NodeKind> upFrom(CalibrateInput input) {
    Node start = Node.of(NodeKind.CERTIFICATE, input.calibrationId());
    return workplace
        .get(Lineage.class)
        .walk(arranged.project, start, Direction.UP, 1)
        .nodes()
        .stream()
        .map(NodeView::node)
        .map(Node::kind)
        .distinct()
        .toList();
  }
}
