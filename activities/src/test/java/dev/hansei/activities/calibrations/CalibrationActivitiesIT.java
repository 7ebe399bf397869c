package dev.hansei.activities.calibrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.activities.Workplace;
import dev.hansei.activities.calibrations.ArrangedLabels.Item;
import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.calibrations.Judgement;
import dev.hansei.infra.registry.calibrations.Judgements;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.infra.registry.lineage.Direction;
import dev.hansei.infra.registry.lineage.Lineage;
import dev.hansei.infra.registry.lineage.NodeView;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.calibrations.Band;
import dev.hansei.workflows.calibrations.CalibrateInput;
import dev.hansei.workflows.calibrations.CalibrateResult;
import dev.hansei.workflows.calibrations.Certificate;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.JudgeKind;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import java.util.ArrayList;
import java.util.List;
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
  private Calibrating at;

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
    at = new Calibrating(workplace);
  }

  @AfterEach
  void stop() {
    at.close();
  }

  @Test
  void learnsFromAlignAndIsCertifiedOnOtherLabels() {
    at.labels.label(Split.ALIGN, ArrangedLabels.facts("snapshot", 90, 0), PEOPLE);
    at.labels.label(Split.GATE, ArrangedLabels.facts("archive", 150, 50), PEOPLE);
    CalibrateInput input = at.learning();
    CalibrateResult first = at.calibrate(input);
    assertThat(at.calibrate(input)).as("run twice").isEqualTo(first);

    Certificate certificate = at.view(input).issued().orElseThrow().certificate();
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
    assertThat(workplace.get(Judges.class).require(at.labels.project, first.judgeId()).kind())
        .isEqualTo(JudgeKind.LEARNED);
    assertThat(at.standing(first.judgeId()).now().mayGate()).isTrue();
    assertThat(differing(input)).as("while the queues take labels").isEmpty();
    assertThat(upFrom(input)).doesNotContain(NodeKind.ANNOTATION);
    at.labels.closeQueues();
    assertThat(differing(input)).hasSize(3);
    assertThat(actions()).contains("calibrations.start", "calibrations.certify");
    assertThat(actions().stream().filter("calibrations.certify"::equals)).hasSize(1);
    assertThat(upFrom(input)).contains(NodeKind.JUDGE, NodeKind.ANNOTATION, NodeKind.ARTIFACT);
  }

  @Test
  void isNotMeasuredOnNearlyWhatItSaw() {
    at.labels.label(Split.ALIGN, ArrangedLabels.facts("snapshot", 90, 0), PEOPLE);
    List<Item> held = new ArrayList<>(ArrangedLabels.facts("archive", 60, 0));
    held.add(
        Item.of(
            "For how long does the snapshot with the number 3 keep its records ??",
            "Thirty days.",
            true));
    at.labels.label(Split.GATE, held, PEOPLE);
    CalibrateInput input = at.learning();
    at.calibrate(input);
    Certificate certificate = at.view(input).issued().orElseThrow().certificate();
    assertThat(certificate.coverage().nearDuplicates()).isPositive();
    assertThat(certificate.coverage().planned() + certificate.coverage().nearDuplicates())
        .isEqualTo(61);
  }

  @Test
  void agreementWithAModelLetsNoJudgeGate() {
    at.labels.label(Split.ALIGN, ArrangedLabels.facts("snapshot", 90, 0), PEOPLE);
    at.labels.label(
        Split.GATE, ArrangedLabels.facts("archive", 150, 0), new Author.ByModel("some-model"));
    CalibrateInput input = at.learning();
    assertThat(at.calibrate(input).band()).isEqualTo(Band.TREND);
    assertThat(at.view(input).issued().orElseThrow().certificate().decision().reason())
        .contains("0 of 150 labels are by people");
  }

  @Test
  void withoutHeldOutLabelsTheCertificateSaysSo() {
    at.labels.label(Split.ALIGN, ArrangedLabels.facts("snapshot", 60, 0), PEOPLE);
    CalibrateInput input = at.learning();
    assertThat(at.calibrate(input).band()).isEqualTo(Band.EXPLORE);
    Certificate certificate = at.view(input).issued().orElseThrow().certificate();
    assertThat(certificate.figures()).isEmpty();
    assertThat(certificate.decision().reason()).startsWith("No label to measure against");
  }

  private Certificate stored(CalibrateResult result) {
    return workplace
        .get(CanonicalJson.class)
        .read(workplace.get(ObjectStore.class).get(result.certificate()), Certificate.class);
  }

  private List<Judgement> differing(CalibrateInput input) {
    return workplace
        .get(Judgements.class)
        .differing(at.labels.project, input.calibrationId(), PageRequest.first())
        .items();
  }

  private List<String> actions() {
    return workplace.get(Audit.class).page(at.labels.project, PageRequest.first()).items().stream()
        .map(entry -> entry.action())
        .toList();
  }

  private List<NodeKind> upFrom(CalibrateInput input) {
    Node start = Node.of(NodeKind.CERTIFICATE, input.calibrationId());
    return workplace
        .get(Lineage.class)
        .walk(at.labels.project, start, Direction.UP, 1)
        .nodes()
        .stream()
        .map(NodeView::node)
        .map(Node::kind)
        .distinct()
        .toList();
  }
}
