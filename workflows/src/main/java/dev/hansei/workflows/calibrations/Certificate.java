package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How far one judge version agrees with people on one criterion, on labels it never saw, and what
 * it may be used for. Immutable; its canonical JSON is an artifact, named by its hash.
 *
 * @param calibrationId the calibration that made it
 * @param fingerprint of the judge as it was measured; another one voids the certificate
 * @param split the role of the labels, never {@code ALIGN}
 * @param labels the label set: which answers, and what was said of them
 * @param figures empty where no label had a verdict beside it
 * @param slices by language and by answer length
 * @param probes what may lead it beside what it judges; empty on certificates from before there
 *     were probes
 * @param scores what its scores mean; empty where it gives none, and from before it was computed
 * @param fitness what it may be used for and what not; empty from before it was stated
 * @param pairs of a pairwise judge, how it does in both orders; empty for others
 */
public record Certificate(
    CalibrationId calibrationId,
    JudgeId judgeId,
    CriterionId criterionId,
    Sha256 fingerprint,
    Split split,
    ArtifactRef labels,
    Coverage coverage,
    Optional<Figures> figures,
    BandDecision decision,
    List<Slice> slices,
    Instant madeAt,
    Instant expiresAt,
    Optional<Probes> probes,
    Optional<ScoreFigures> scores,
    Optional<Fitness> fitness,
    Optional<PairedFigures> pairs) {
  public Certificate {
    Objects.requireNonNull(calibrationId, "calibrationId is null");
    Objects.requireNonNull(judgeId, "judgeId is null");
    Objects.requireNonNull(criterionId, "criterionId is null");
    Objects.requireNonNull(fingerprint, "fingerprint is null");
    if (!CertificatePolicy.certifies(split)) {
      throw new IllegalArgumentException("labels of role %s certify no judge".formatted(split));
    }
    Objects.requireNonNull(labels, "labels is null");
    Objects.requireNonNull(coverage, "coverage is null");
    Objects.requireNonNull(figures, "figures is null");
    Objects.requireNonNull(decision, "decision is null");
    slices = List.copyOf(slices);
    if (!expiresAt.isAfter(madeAt)) {
      throw new IllegalArgumentException("a certificate expires after it was made");
    }
    Objects.requireNonNull(probes, "probes is null");
    Objects.requireNonNull(scores, "scores is null");
    Objects.requireNonNull(fitness, "fitness is null");
    Objects.requireNonNull(pairs, "pairs is null");
  }

  /** One of a judge of single answers. */
  public Certificate(
      CalibrationId calibrationId,
      JudgeId judgeId,
      CriterionId criterionId,
      Sha256 fingerprint,
      Split split,
      ArtifactRef labels,
      Coverage coverage,
      Optional<Figures> figures,
      BandDecision decision,
      List<Slice> slices,
      Instant madeAt,
      Instant expiresAt,
      Optional<Probes> probes,
      Optional<ScoreFigures> scores,
      Optional<Fitness> fitness) {
    this(
        calibrationId,
        judgeId,
        criterionId,
        fingerprint,
        split,
        labels,
        coverage,
        figures,
        decision,
        slices,
        madeAt,
        expiresAt,
        probes,
        scores,
        fitness,
        Optional.empty());
  }

  /** One of agreement alone. */
  public Certificate(
      CalibrationId calibrationId,
      JudgeId judgeId,
      CriterionId criterionId,
      Sha256 fingerprint,
      Split split,
      ArtifactRef labels,
      Coverage coverage,
      Optional<Figures> figures,
      BandDecision decision,
      List<Slice> slices,
      Instant madeAt,
      Instant expiresAt) {
    this(
        calibrationId,
        judgeId,
        criterionId,
        fingerprint,
        split,
        labels,
        coverage,
        figures,
        decision,
        slices,
        madeAt,
        expiresAt,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
