package dev.hansei.activities.calibrations;

import dev.hansei.infra.registry.calibrations.CalibrationView;
import dev.hansei.infra.registry.calibrations.Judgement;
import dev.hansei.workflows.calibrations.BandDecision;
import dev.hansei.workflows.calibrations.Certificate;
import dev.hansei.workflows.calibrations.CertificatePolicy;
import dev.hansei.workflows.calibrations.Coverage;
import dev.hansei.workflows.calibrations.Figures;
import dev.hansei.workflows.calibrations.JudgedPair;
import dev.hansei.workflows.calibrations.LabelledItem;
import dev.hansei.workflows.calibrations.PairAgreement;
import dev.hansei.workflows.calibrations.PairFitness;
import dev.hansei.workflows.calibrations.PairPolicy;
import dev.hansei.workflows.calibrations.PairSlices;
import dev.hansei.workflows.calibrations.PairedFigures;
import dev.hansei.workflows.calibrations.Probes;
import dev.hansei.workflows.calibrations.Slice;
import dev.hansei.workflows.criteria.ChosenPair;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.models.Embedder;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Computes the certificate of a pairwise judge from what it said of labelled pairs. */
@Singleton
final class PairCertificates {
  private final Embedder embedder;
  private final LabelClusters clusters;
  private final Clock clock;

  PairCertificates(Embedder embedder, LabelClusters clusters, Clock clock) {
    this.embedder = embedder;
    this.clusters = clusters;
    this.clock = clock;
  }

  /**
   * Makes it; bootstraps.
   *
   * @param labels the frozen set, in order
   * @param said one judgement a label, in the same order
   */
  Certificate make(
      CalibrationView calibration, Judge judge, List<LabelledItem> labels, List<Judgement> said) {
    List<PairSlices.Placed> placed =
        placed(labels, said, clusters.of(calibration.input().projectId(), labels));
    Coverage coverage = CertificateMaker.coverage(calibration, labels, placed.size());
    Optional<Figures> figures =
        PairAgreement.of(placed.stream().map(PairSlices.Placed::pair).toList());
    Probes probes = PairFitness.probes(placed);
    BandDecision decision = probes.refineOfPairs(PairPolicy.decide(coverage, figures));
    List<Slice> slices = PairSlices.of(placed);
    // The registry keeps microseconds; the artifact must say the same.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Instant until = now.plus(CertificatePolicy.VALIDITY);
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
        Optional.empty(),
        Optional.of(
            PairFitness.of(
                new PairFitness.Measured(decision, coverage, figures, slices, probes, until))),
        Optional.of(PairedFigures.of(placed)));
  }

  /** Those with a verdict in both orders. */
  private static List<PairSlices.Placed> placed(
      List<LabelledItem> labels, List<Judgement> said, List<String> clusters) {
    List<PairSlices.Placed> placed = new ArrayList<>();
    for (Judgement one : said) {
      LabelledItem label = labels.get(one.ordinal());
      one.pair()
          .filter(pair -> pair.aFirst().isPresent() && pair.bFirst().isPresent())
          .ifPresent(pair ->
              placed.add(
                  new PairSlices.Placed(
                      new JudgedPair(
                          clusters.get(one.ordinal()),
                          pair.people(),
                          ChosenPair.of(pair.aFirst().get(), pair.bFirst().get())),
                      label.parts())));
    }
    return placed;
  }
}
