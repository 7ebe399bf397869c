package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.statistics.Estimate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** The words of certificates: the same for the same figures, whatever the machine's language. */
final class CertificateSentences {
  private CertificateSentences() {}

  static String nothing(Coverage coverage) {
    return coverage.planned() == 0
        ? "No label to measure against: people must label answers of another role than align."
        : "The judge gave no verdict on any of %d labelled answers.".formatted(coverage.planned());
  }

  /** Several labels of one question, conversation or document are no independent ones. */
  static String tooFew(int units, int labels) {
    return units == labels
        ? "Only %d labelled cases have a verdict; at least %d are needed to say anything."
            .formatted(units, CertificatePolicy.LABELS_MIN)
        : "The %d labels with a verdict are of only %d independent cases, conversations or documents; at least %d are needed to say anything."
            .formatted(labels, units, CertificatePolicy.LABELS_MIN);
  }

  static String worthTooLittle(Weighting weighting) {
    return "The labels are worth only %d drawn evenly; at least %d are needed to say anything: %s"
        .formatted((int) weighting.effective(), CertificatePolicy.LABELS_MIN, weighting.sentence());
  }

  static String tooFewOfAKind(String kind, int n) {
    return "Only %d labels say %s; at least %d of each kind are needed."
        .formatted(n, kind, CertificatePolicy.CLASS_MIN);
  }

  static String constant(String word) {
    return "The judge says %s to every answer, so it tells nothing apart; more labels will not help."
        .formatted(word);
  }

  static String constantChoice(String word) {
    return "The judge says %s of every pair, so it tells nothing apart; more labels will not help."
        .formatted(word);
  }

  static String mayGate(Estimate kappa) {
    return "It agrees with people well enough to gate: %s.".formatted(kappa(kappa));
  }

  /**
   * @param labels with a verdict: where more than kappa's n, several are of one case, conversation
   *     or document
   */
  static String weak(Estimate kappa, Band band, Band next, int more, int labels) {
    String spread = kappa.n() == labels ? "" : ", spread as these are,";
    String advice =
        more > 0
            ? "about %,d more labels%s might lift it to %s".formatted(more, spread, word(next))
            : "more labels alone are not likely to lift it to %s".formatted(word(next));
    return "%s, %s: %s.".formatted(capital(kappa(kappa)), word(band), advice);
  }

  static String notByPeople(Coverage coverage) {
    return "Only %d of %d labels are by people, and agreement with anybody else lets no judge gate."
        .formatted(coverage.byPeople(), coverage.planned());
  }

  static String silent(Coverage coverage) {
    return "The judge gave no verdict on %d of %d answers; at most 1 in 20 may be missing."
        .formatted(coverage.unscored(), coverage.planned());
  }

  static String none(String judge) {
    return "%s has no certificate".formatted(judge);
  }

  static String tooWeak(String judge, String figures) {
    return "%s has no valid certificate: %s".formatted(judge, figures);
  }

  static String changed(String judge, String figures) {
    return "%s has no valid certificate: its model or features changed since (%s)"
        .formatted(judge, figures);
  }

  static String expired(String judge, Certificate seen) {
    return "%s has no valid certificate: it expired on %s (%s)"
        .formatted(judge, day(seen), figures(seen));
  }

  static String revoked(String judge, Issued seen) {
    return "%s has no valid certificate: it was revoked (%s)"
        .formatted(judge, figures(seen.certificate()));
  }

  static String valid(String judge, Certificate seen) {
    return "%s is certified until %s: %s".formatted(judge, day(seen), figures(seen));
  }

  /** As in "kappa 0.52 [0.38, 0.66], trend". */
  static String figures(Certificate seen) {
    String band = word(seen.decision().band());
    return seen.figures()
        .map(figures -> "%s, %s".formatted(kappa(figures.kappa()), band))
        .orElse("no figures, " + band);
  }

  private static String day(Certificate seen) {
    return LocalDate.ofInstant(seen.expiresAt(), ZoneOffset.UTC).toString();
  }

  private static String kappa(Estimate kappa) {
    return "kappa %s [%s, %s]"
        .formatted(number(kappa.value()), floor(kappa.lower()), number(kappa.upper()));
  }

  private static String number(double value) {
    return rounded(value, RoundingMode.HALF_EVEN);
  }

  /** Down, so that what is short of a band never reads as having reached it. */
  private static String floor(double value) {
    return rounded(value, RoundingMode.FLOOR);
  }

  private static String rounded(double value, RoundingMode mode) {
    return BigDecimal.valueOf(value).setScale(2, mode).toPlainString();
  }

  private static String word(Band band) {
    return band.name().toLowerCase(Locale.ROOT);
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
