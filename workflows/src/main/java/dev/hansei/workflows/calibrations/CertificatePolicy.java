package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.statistics.Confusion;
import dev.hansei.workflows.statistics.Estimate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a judge may be used for, from its agreement with people, and whether a certificate still
 * holds. Pure.
 */
public final class CertificatePolicy {
  /** Fewer leave kappa's interval wider than a band. */
  public static final int LABELS_MIN = 30;

  /** Fewer passed, or failed, answers say nothing of how often the judge errs on them. */
  public static final int CLASS_MIN = 10;

  /**
   * A judge that is silent on more than one answer in twenty may be silent on the hard ones, and
   * agrees with people on the easy ones only.
   */
  public static final double COVERAGE_MIN = 0.95;

  /**
   * Traffic, prompts and the snapshots behind a provider's model names drift; a quarter is as long
   * as anybody should believe an old measurement.
   */
  public static final Duration VALIDITY = Duration.ofDays(90);

  /** Nobody labels more than this for one judge; beyond it the answer is another judge. */
  public static final int MORE_MAX = 10_000;

  private CertificatePolicy() {}

  /** Whether labels of that role may certify a judge: only those that no judge is trained on. */
  public static boolean certifies(Split split) {
    return switch (split) {
      case ALIGN -> false;
      case GENERATE, TUNE, GATE, CANARY -> true;
    };
  }

  /** Which band; figures are empty where no label has a verdict beside it. */
  public static BandDecision decide(Coverage coverage, Optional<Figures> figures) {
    if (figures.isEmpty()) {
      return new BandDecision(
          Band.EXPLORE, CertificateSentences.nothing(coverage), LABELS_MIN - coverage.judged());
    }
    Figures seen = figures.get();
    return tooFew(seen)
        .or(() -> oneSided(seen.confusion()))
        .orElseGet(() -> capped(coverage, byKappa(seen)));
  }

  /**
   * Labels that bring so many independent cases, where several share a conversation as they did.
   */
  static int inLabels(double cases, Figures seen) {
    double labels = cases * Math.max(1, (double) seen.confusion().total() / seen.kappa().n());
    return (int) Math.min(MORE_MAX, Math.ceil(labels));
  }

  /** More labels, drawn with such chances, until all are worth enough. */
  private static int drawnAlike(Weighting weighting) {
    double perWorth = weighting.labels() / weighting.effective();
    double more = Math.ceil((LABELS_MIN - weighting.effective()) * perWorth);
    return (int) Math.clamp(more, 1, MORE_MAX);
  }

  private static Optional<BandDecision> tooFew(Figures seen) {
    Optional<Weighting> weighting = seen.weighting();
    if (weighting.isPresent() && weighting.get().effective() < LABELS_MIN) {
      return explore(
          CertificateSentences.worthTooLittle(weighting.get()), drawnAlike(weighting.get()));
    }
    // Several answers to one case are no independent labels, and kappa is drawn by case.
    int cases = seen.kappa().n();
    if (cases < LABELS_MIN) {
      return explore(
          CertificateSentences.tooFew(cases, seen.confusion().total()),
          inLabels(LABELS_MIN - (double) cases, seen));
    }
    int n = seen.confusion().total();
    int passed = seen.confusion().inReference(1);
    int rarer = Math.min(passed, n - passed);
    if (rarer >= CLASS_MIN) {
      return Optional.empty();
    }
    String kind = passed <= n - passed ? Label.PassFail.PASS : Label.PassFail.FAIL;
    // As many more as bring enough of the rarer kind at the rate seen; one a label where none was.
    double rate = rarer == 0 ? 1 : (double) rarer / n;
    int more = (int) Math.min(MORE_MAX, Math.ceil((CLASS_MIN - rarer) / rate));
    return explore(CertificateSentences.tooFewOfAKind(kind, rarer), more);
  }

  private static Optional<BandDecision> oneSided(Confusion confusion) {
    int passed = confusion.inRating(1);
    if (passed > 0 && passed < confusion.total()) {
      return Optional.empty();
    }
    String word = passed == 0 ? Label.PassFail.FAIL : Label.PassFail.PASS;
    return explore(CertificateSentences.constant(word), 0);
  }

  static BandDecision byKappa(Figures seen) {
    Estimate kappa = seen.kappa();
    Band band = Band.of(kappa.lower());
    if (band == Band.GATE) {
      return new BandDecision(band, CertificateSentences.mayGate(kappa), 0);
    }
    Band next = Band.values()[band.ordinal() + 1];
    int more = inLabels(more(kappa, next.lowerMin()), seen);
    return new BandDecision(
        band, CertificateSentences.weak(kappa, band, next, more, seen.confusion().total()), more);
  }

  /** The lower half of the interval shrinks as one over the root of n; 0 where that cannot help. */
  private static int more(Estimate kappa, double wanted) {
    double room = kappa.value() - wanted;
    if (room <= 0) {
      return 0;
    }
    double ratio = (kappa.value() - kappa.lower()) / room;
    double more = Math.ceil(kappa.n() * ratio * ratio) - kappa.n();
    return more > MORE_MAX ? 0 : (int) Math.max(1, more);
  }

  static BandDecision capped(Coverage coverage, BandDecision decision) {
    if (decision.band() != Band.GATE) {
      return decision;
    }
    if (!coverage.isAllByPeople()) {
      return new BandDecision(Band.TREND, CertificateSentences.notByPeople(coverage), 0);
    }
    if (coverage.share() < COVERAGE_MIN) {
      return new BandDecision(Band.TREND, CertificateSentences.silent(coverage), 0);
    }
    return decision;
  }

  private static Optional<BandDecision> explore(String reason, int more) {
    return Optional.of(new BandDecision(Band.EXPLORE, reason, more));
  }

  /**
   * Whether a judge may gate at a moment, by its newest certificate. An older one never counts: who
   * measures again and finds worse cannot keep the better figure.
   *
   * @param judge the judge as people name it
   * @param fingerprint of the judge as it is now
   */
  public static Standing standing(
      String judge, Optional<Issued> newest, Sha256 fingerprint, Instant now) {
    if (newest.isEmpty()) {
      return new Standing(false, CertificateSentences.none(judge));
    }
    Certificate seen = newest.get().certificate();
    String figures = CertificateSentences.figures(seen);
    if (newest.get().revocation().isPresent()) {
      return new Standing(false, CertificateSentences.revoked(judge, newest.get()));
    }
    if (!seen.fingerprint().equals(fingerprint)) {
      return new Standing(false, CertificateSentences.changed(judge, figures));
    }
    if (!now.isBefore(seen.expiresAt())) {
      return new Standing(false, CertificateSentences.expired(judge, seen));
    }
    return seen.decision().band() == Band.GATE
        ? new Standing(true, CertificateSentences.valid(judge, seen))
        : new Standing(false, CertificateSentences.tooWeak(judge, figures));
  }
}
