package dev.hansei.activities.monitors;

import dev.hansei.activities.Workplace;
import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.calibrations.Calibrations;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.workflows.calibrations.CalibrateInput;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.calibrations.Certificate;
import dev.hansei.workflows.calibrations.CertificatePolicy;
import dev.hansei.workflows.calibrations.Coverage;
import dev.hansei.workflows.calibrations.JudgeAgreement;
import dev.hansei.workflows.calibrations.JudgedItem;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.models.Embedder;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** A judge that agreed with people on 300 answers, and the certificate that says so. */
record CertifiedJudge(Workplace workplace, ProjectId project, Judge judge, CalibrationId id) {
  private static final Actor SYSTEM = new Actor.BySystem();
  private static final int ANSWERS = 300;

  static CertifiedJudge of(Workplace workplace, ProjectId project, String rubric) {
    var criterion =
        workplace.get(Criteria.class).create(project, "helpful", "It helps the user.", SYSTEM);
    Judge judge =
        workplace
            .get(Judges.class)
            .create(
                project,
                new Judges.NewJudge(
                    criterion.id(), rubric, new ModelName("openai/stub"), ModelSettings.DEFAULTS),
                SYSTEM);
    var id = new CalibrationId(workplace.get(Ids.class).next());
    var certified = new CertifiedJudge(workplace, project, judge, id);
    certified.certify();
    return certified;
  }

  private void certify() {
    Calibrations calibrations = workplace.get(Calibrations.class);
    calibrations.open(
        new CalibrateInput(
            project, id, new CalibrateInput.Subject.Existing(judge.id()), Split.GATE, SYSTEM));
    ArtifactRef labels = put(List.of("labels"), ArtifactRef.JSONL);
    calibrations.freeze(
        project, id, new Calibrations.FrozenLabels(judge.id(), labels, ANSWERS, 0, 0));
    Certificate certificate = certificate(labels);
    calibrations.certify(
        project,
        new Calibrations.NewCertificate(certificate, put(certificate, ArtifactRef.JSON), List.of()),
        SYSTEM);
  }

  private Certificate certificate(ArtifactRef labels) {
    List<JudgedItem> items =
        IntStream.range(0, ANSWERS)
            .mapToObj(
                i -> new JudgedItem("answer-" + i, i % 2 == 0, i % 2 == 0, OptionalDouble.empty()))
            .toList();
    var coverage = new Coverage(ANSWERS, 0, ANSWERS, 0, 0);
    var figures = JudgeAgreement.of(items);
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    return new Certificate(
        id,
        judge.id(),
        judge.criterionId(),
        judge.fingerprint(workplace.get(Embedder.class).model()),
        Split.GATE,
        labels,
        coverage,
        figures,
        CertificatePolicy.decide(coverage, figures),
        List.of(),
        now,
        now.plus(CertificatePolicy.VALIDITY),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  void revoke() {
    workplace.get(Calibrations.class).revoke(project, id, "The judge drifted.", SYSTEM);
  }

  private ArtifactRef put(Object content, String mediaType) {
    return workplace
        .get(ObjectStore.class)
        .put(workplace.get(CanonicalJson.class).bytes(content), mediaType);
  }
}
