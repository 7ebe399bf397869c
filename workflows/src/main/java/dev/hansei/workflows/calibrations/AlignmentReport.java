package dev.hansei.workflows.calibrations;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What an alignment found.
 *
 * @param heldOut before and after on labels that neither saw; absent where nothing did better on
 *     labels of role align, and so nothing was worth comparing
 */
public record AlignmentReport(AlignmentTrail trail, Optional<HeldOutComparison> heldOut) {
  public AlignmentReport {
    Objects.requireNonNull(trail, "trail is null");
    Objects.requireNonNull(heldOut, "heldOut is null");
  }

  /** Whether a version may be made of it. */
  public boolean isGain() {
    return heldOut.map(AlignPolicy::isNotWorse).orElse(false);
  }

  /** For people, with figures, whatever they are. */
  public String sentence() {
    if (heldOut.isEmpty()) {
      return text(
          "No gain: of %d tried, none agreed better with the %d labels that choose than the judge as it is (kappa %.2f). Nothing was compared on held-out labels.",
          trail.attempts().size(), trail.chooses(), trail.kappaBefore());
    }
    HeldOutComparison seen = heldOut.get();
    String figures =
        text(
            "on %d held-out labels it agrees with %.0f %% after and %.0f %% before, a difference of %+.2f [%+.2f, %+.2f]; kappa %.2f after and %.2f before",
            seen.labels(),
            100 * seen.agreementAfter(),
            100 * seen.agreementBefore(),
            seen.difference().value(),
            seen.difference().lower(),
            seen.difference().upper(),
            seen.kappaAfter().value(),
            seen.kappaBefore().value());
    if (!isGain()) {
      return "No gain: the new one is not shown to be no worse: %s.".formatted(figures);
    }
    return seen.difference().lower() > 0
        ? "Better: %s.".formatted(figures)
        : "Not worse, and better may be chance: %s.".formatted(figures);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
