package dev.hansei.api.calibrations;

import dev.hansei.workflows.calibrations.Band;
import dev.hansei.workflows.calibrations.Certificate;
import dev.hansei.workflows.calibrations.Coverage;
import dev.hansei.workflows.calibrations.Figures;
import dev.hansei.workflows.calibrations.Fitness;
import dev.hansei.workflows.calibrations.Issued;
import dev.hansei.workflows.calibrations.PairedFigures;
import dev.hansei.workflows.calibrations.Probes;
import dev.hansei.workflows.calibrations.ScoreFigures;
import dev.hansei.workflows.calibrations.Slice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A certificate, as the API shows it.
 *
 * @param sha256 its name: hash of its canonical JSON, an artifact of the project
 * @param band explore, trend or gate
 * @param reason one sentence for people
 * @param moreLabels how many more labels might lift it to the next band, by forecast; 0 where more
 *     would not, or need not
 * @param figures with {@code weighting} where labels are of selected answers and count by the
 *     inverse of the chance of that
 * @param labels hash of the label set
 * @param fingerprint of the judge as it was measured
 * @param probes what may lead it beside what it judges; absent on certificates from before
 * @param scores what its scores mean as chances, and where it had better abstain; absent where it
 *     gives none
 * @param fitness what it may be used for, what not, and what ends that; absent on certificates from
 *     before
 * @param pairs of a pairwise judge, how it does in both orders: accuracy, the same choice twice,
 *     picks of the answer shown first, and kappa between the orders, in all and by part; absent for
 *     others
 */
public record CertificateResource(
    String sha256,
    Band band,
    String reason,
    int moreLabels,
    Optional<Figures> figures,
    Coverage coverage,
    List<Slice> slices,
    String labels,
    String fingerprint,
    Instant madeAt,
    Instant expiresAt,
    Optional<Instant> revokedAt,
    Optional<String> revokedReason,
    Optional<Probes> probes,
    Optional<ScoreFigures> scores,
    Optional<Fitness> fitness,
    Optional<PairedFigures> pairs) {
  public CertificateResource {
    slices = List.copyOf(slices);
  }

  /** From what the registry has. */
  public static CertificateResource from(Issued issued) {
    Certificate certificate = issued.certificate();
    return new CertificateResource(
        issued.artifact().sha256().hex(),
        certificate.decision().band(),
        certificate.decision().reason(),
        certificate.decision().moreLabels(),
        certificate.figures(),
        certificate.coverage(),
        certificate.slices(),
        certificate.labels().sha256().hex(),
        certificate.fingerprint().hex(),
        certificate.madeAt(),
        certificate.expiresAt(),
        issued.revocation().map(Issued.Revocation::at),
        issued.revocation().map(Issued.Revocation::reason),
        certificate.probes(),
        certificate.scores(),
        certificate.fitness(),
        certificate.pairs());
  }
}
