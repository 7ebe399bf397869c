package dev.hansei.activities.calibrations;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.calibrations.CalibrationView;
import dev.hansei.infra.registry.calibrations.Calibrations.NewCertificate;
import dev.hansei.infra.registry.calibrations.Judgement;
import dev.hansei.infra.registry.cases.CaseClusters;
import dev.hansei.workflows.calibrations.Certificate;
import dev.hansei.workflows.calibrations.CertificatePolicy;
import dev.hansei.workflows.calibrations.Coverage;
import dev.hansei.workflows.calibrations.Figures;
import dev.hansei.workflows.calibrations.JudgeAgreement;
import dev.hansei.workflows.calibrations.JudgedItem;
import dev.hansei.workflows.calibrations.LabelledItem;
import dev.hansei.workflows.calibrations.Slices;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.models.Embedder;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Computes figures from judgements and puts the certificate into the object store. */
@Singleton
final class CertificateMaker {
  private final Embedder embedder;
  private final ObjectStore objects;
  private final CanonicalJson json;
  private final CaseClusters clusters;
  private final Clock clock;

  CertificateMaker(
      Embedder embedder,
      ObjectStore objects,
      CanonicalJson json,
      CaseClusters clusters,
      Clock clock) {
    this.embedder = embedder;
    this.objects = objects;
    this.json = json;
    this.clusters = clusters;
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
    List<Slices.Placed> placed =
        placed(
            labels,
            said,
            clusters.of(
                calibration.input().projectId(),
                labels.stream().flatMap(label -> Stream.ofNullable(label.caseId())).toList()));
    List<JudgedItem> judged = placed.stream().map(Slices.Placed::item).toList();
    int byPeople = (int) labels.stream().filter(LabelledItem::byPeople).count();
    var coverage =
        new Coverage(
            labels.size(),
            labels.size() - judged.size(),
            byPeople,
            calibration.nearDuplicates(),
            calibration.leftOut());
    Optional<Figures> figures = JudgeAgreement.of(judged);
    // The registry keeps microseconds; the artifact must say the same.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var certificate =
        new Certificate(
            calibration.id(),
            judge.id(),
            judge.criterionId(),
            judge.fingerprint(embedder.model()),
            calibration.input().split(),
            calibration.labels().orElseThrow(),
            coverage,
            figures,
            CertificatePolicy.decide(coverage, figures),
            Slices.of(placed),
            now,
            now.plus(CertificatePolicy.VALIDITY));
    byte[] content = json.write(certificate).getBytes(StandardCharsets.UTF_8);
    return new NewCertificate(
        certificate,
        objects.put(content, ArtifactRef.JSON),
        labels.stream().flatMap(label -> label.people().stream()).distinct().sorted().toList());
  }

  private static List<Slices.Placed> placed(
      List<LabelledItem> labels, List<Judgement> said, Map<CaseId, String> clusters) {
    List<Slices.Placed> placed = new ArrayList<>();
    for (Judgement one : said) {
      LabelledItem label = labels.get(one.ordinal());
      if (one.verdict() != Judgement.Verdict.UNSCORED) {
        var item =
            new JudgedItem(
                cluster(label, clusters),
                label.passed(),
                one.verdict() == Judgement.Verdict.PASSED,
                one.score());
        placed.add(new Slices.Placed(item, label.parts()));
      }
    }
    return placed;
  }

  /** Items with one question are one piece of evidence, wherever they lie. */
  private static String cluster(LabelledItem label, Map<CaseId, String> clusters) {
    CaseId asked = label.caseId();
    return asked == null
        ? label.elsewhere().orElseThrow().question().hex()
        : clusters.getOrDefault(asked, asked.toString());
  }
}
