package dev.hansei.activities.calibrations;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.calibrations.CalibrationView;
import dev.hansei.infra.registry.calibrations.Calibrations.NewCertificate;
import dev.hansei.infra.registry.calibrations.Judgement;
import dev.hansei.workflows.calibrations.BandDecision;
import dev.hansei.workflows.calibrations.Certificate;
import dev.hansei.workflows.calibrations.CertificatePolicy;
import dev.hansei.workflows.calibrations.Coverage;
import dev.hansei.workflows.calibrations.Figures;
import dev.hansei.workflows.calibrations.FitnessPolicy;
import dev.hansei.workflows.calibrations.JudgeAgreement;
import dev.hansei.workflows.calibrations.JudgedItem;
import dev.hansei.workflows.calibrations.LabelledItem;
import dev.hansei.workflows.calibrations.Probes;
import dev.hansei.workflows.calibrations.ScoreFigures;
import dev.hansei.workflows.calibrations.Slice;
import dev.hansei.workflows.calibrations.Slices;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeKind;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.models.Embedder;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Computes figures from judgements and puts the certificate into the object store. */
@Singleton
final class CertificateMaker {
  private final Embedder embedder;
  private final ObjectStore objects;
  private final CanonicalJson json;
  private final LabelClusters clusters;
  private final Probing probing;
  private final PairCertificates pairs;
  private final Clock clock;

  CertificateMaker(
      Embedder embedder,
      ObjectStore objects,
      CanonicalJson json,
      LabelClusters clusters,
      Probing probing,
      PairCertificates pairs,
      Clock clock) {
    this.embedder = embedder;
    this.objects = objects;
    this.json = json;
    this.clusters = clusters;
    this.probing = probing;
    this.pairs = pairs;
    this.clock = clock;
  }

  /**
   * Makes a certificate; bootstraps, some tenths of a second a thousand labels.
   *
   * @param labels the frozen set, in order
   * @param said one judgement a label, in the same order
   */
  NewCertificate make(
      CalibrationView calibration, Judge judge, List<LabelledItem> labels, List<Judgement> said) {
    Certificate certificate =
        judge.kind() == JudgeKind.PAIRWISE
            ? pairs.make(calibration, judge, labels, said)
            : ofAnswers(calibration, judge, labels, said);
    byte[] content = json.write(certificate).getBytes(StandardCharsets.UTF_8);
    return new NewCertificate(
        certificate,
        objects.put(content, ArtifactRef.JSON),
        labels.stream().flatMap(label -> label.people().stream()).distinct().sorted().toList());
  }

  private Certificate ofAnswers(
      CalibrationView calibration, Judge judge, List<LabelledItem> labels, List<Judgement> said) {
    ProjectId project = calibration.input().projectId();
    Map<Integer, Slices.Placed> placed = placed(labels, said, clusters.of(project, labels));
    Map<Integer, JudgedItem> judged = new LinkedHashMap<>();
    placed.forEach((ordinal, one) -> judged.put(ordinal, one.item()));
    var whole = new Probing.Part(project, calibration.id(), labels, 0, labels.size());
    return certificate(
        calibration,
        judge,
        labels,
        List.copyOf(placed.values()),
        probing.of(whole, judge, judged, said));
  }

  private Certificate certificate(
      CalibrationView calibration,
      Judge judge,
      List<LabelledItem> labels,
      List<Slices.Placed> placed,
      Probes probes) {
    List<JudgedItem> judged = placed.stream().map(Slices.Placed::item).toList();
    Coverage coverage = coverage(calibration, labels, judged.size());
    Optional<Figures> figures = JudgeAgreement.of(judged);
    BandDecision decision = probes.refine(CertificatePolicy.decide(coverage, figures));
    List<Slice> slices = Slices.of(placed);
    Optional<ScoreFigures> scores = ScoreFigures.of(judged);
    // The registry keeps microseconds; the artifact must say the same.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Instant until = now.plus(CertificatePolicy.VALIDITY);
    var measured =
        new FitnessPolicy.Measured(decision, coverage, figures, slices, probes, scores, until);
    return new Certificate(
        calibration.id(),
        judge.id(),
        judge.criterionId(),
        judge.fingerprint(embedder.model()),
        calibration.input().split(),
        calibration.labels().orElseThrow(),
        coverage,
        figures,
        decision,
        slices,
        now,
        until,
        Optional.of(probes),
        scores,
        Optional.of(FitnessPolicy.of(measured)));
  }

  /** What became of the labels. */
  static Coverage coverage(CalibrationView calibration, List<LabelledItem> labels, int judged) {
    return new Coverage(
        labels.size(),
        labels.size() - judged,
        (int) labels.stream().filter(LabelledItem::byPeople).count(),
        calibration.nearDuplicates(),
        calibration.leftOut());
  }

  /** Those with a verdict, by place in the label set. */
  private static Map<Integer, Slices.Placed> placed(
      List<LabelledItem> labels, List<Judgement> said, List<String> clusters) {
    Map<Integer, Slices.Placed> placed = new LinkedHashMap<>();
    for (Judgement one : said) {
      LabelledItem label = labels.get(one.ordinal());
      if (one.verdict() != Judgement.Verdict.UNSCORED) {
        var item =
            new JudgedItem(
                clusters.get(one.ordinal()),
                label.passed(),
                one.verdict() == Judgement.Verdict.PASSED,
                one.score(),
                label.weight().orElse(1.0));
        placed.put(one.ordinal(), new Slices.Placed(item, label.parts()));
      }
    }
    return placed;
  }
}
