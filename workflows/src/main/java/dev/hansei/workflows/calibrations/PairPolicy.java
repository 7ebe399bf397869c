package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.annotations.Label;
import java.util.Optional;

/**
 * What a pairwise judge may be used for, from its agreement with people on a, b or tie: by the same
 * bands, floors and caps as any judge. Pure.
 */
public final class PairPolicy {
  private PairPolicy() {}

  /** Which band; figures are empty where no label has a verdict beside it. */
  public static BandDecision decide(Coverage coverage, Optional<Figures> figures) {
    if (figures.isEmpty()) {
      return CertificatePolicy.decide(coverage, figures);
    }
    Figures seen = figures.get();
    return tooFew(seen)
        .or(() -> oneSided(seen))
        .orElseGet(() -> CertificatePolicy.capped(coverage, CertificatePolicy.byKappa(seen)));
  }

  private static Optional<BandDecision> tooFew(Figures seen) {
    int units = seen.kappa().n();
    int pairs = seen.confusion().total();
    if (units < CertificatePolicy.LABELS_MIN) {
      return explore(
          CertificateSentences.tooFew(units, pairs),
          CertificatePolicy.inLabels(CertificatePolicy.LABELS_MIN - (double) units, seen));
    }
    int a = seen.confusion().inReference(0);
    int b = seen.confusion().inReference(1);
    int rarer = Math.min(a, b);
    if (rarer >= CertificatePolicy.CLASS_MIN) {
      return Optional.empty();
    }
    // As many more as bring enough of the rarer kind at the rate seen; one a label where none was.
    double rate = rarer == 0 ? 1 : (double) rarer / pairs;
    double more = Math.ceil((CertificatePolicy.CLASS_MIN - rarer) / rate);
    return explore(
        CertificateSentences.tooFewOfAKind(a <= b ? Label.Preference.A : Label.Preference.B, rarer),
        (int) Math.min(CertificatePolicy.MORE_MAX, more));
  }

  private static Optional<BandDecision> oneSided(Figures seen) {
    for (int word = 0; word < seen.confusion().categories().size(); word++) {
      if (seen.confusion().inRating(word) == seen.confusion().total()) {
        return explore(
            CertificateSentences.constantChoice(seen.confusion().categories().get(word)), 0);
      }
    }
    return Optional.empty();
  }

  private static Optional<BandDecision> explore(String reason, int more) {
    return Optional.of(new BandDecision(Band.EXPLORE, reason, more));
  }
}
