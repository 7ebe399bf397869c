package dev.hansei.api.suites;

import dev.hansei.api.pages.Figures;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.PairedComparison;
import dev.hansei.workflows.statistics.PairedDifference;

/**
 * One metric of two runs, with what may be said of it: the same for pages, REST and the command
 * line.
 *
 * @param corrected its p-value after Holm's correction over all metrics of the comparison
 * @param metrics how many those are
 */
public record ComparedMetric(String metric, PairedComparison seen, double corrected, int metrics) {
  /** What the figures allow to say. */
  public enum Standing {
    LIKELY_WORSE,
    LIKELY_BETTER,
    MAY_BE_LUCK
  }

  /** Means, difference and counts. */
  public PairedDifference paired() {
    return seen.paired();
  }

  /** A difference is called real only where test and interval agree. */
  public Standing standing() {
    Estimate difference = paired().difference();
    boolean real = corrected < 1 - difference.confidence() && !difference.contains(0);
    if (!real) {
      return Standing.MAY_BE_LUCK;
    }
    return difference.value() > 0 ? Standing.LIKELY_BETTER : Standing.LIKELY_WORSE;
  }

  /** The shape beside it. */
  public String shape() {
    return switch (standing()) {
      case LIKELY_WORSE -> "bad";
      case LIKELY_BETTER -> "good";
      case MAY_BE_LUCK -> "plain";
    };
  }

  /** Such as "118 paired cases in 40 independent groups". */
  private String cases() {
    int pairs = paired().counts().total();
    int units = paired().difference().n();
    String cases = Figures.count(pairs, "paired case");
    return units == pairs
        ? cases
        : "%s in %s that share a conversation or document"
            .formatted(cases, Figures.count(units, "group"));
  }

  /** Is the difference real? In one sentence, with the test behind it. */
  public String sentence() {
    Estimate difference = paired().difference();
    return "%s went from %s to %s: %s [%s, %s] on %s, %s (%s, %s%s)"
        .formatted(
            metric,
            Figures.score(paired().meanBaseline()),
            Figures.score(paired().meanCandidate()),
            Figures.difference(difference.value()),
            Figures.difference(difference.lower()),
            Figures.difference(difference.upper()),
            cases(),
            standing() == Standing.MAY_BE_LUCK ? "may be luck" : "likely real",
            seen.method().words(),
            Figures.pValue(corrected),
            metrics == 1 ? "" : ", Holm over %d metrics".formatted(metrics));
  }
}
