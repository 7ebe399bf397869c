package dev.hansei.api.suites;

import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.PairedComparison;

/**
 * How the versions of cases that speak of one group do, against the other versions of the same
 * cases.
 *
 * @param counted what it is of, such as 118 cases in 40 documents
 * @param seen candidate: the group's version; baseline: the mean of the case's other versions
 * @param corrected the p-value after Holm's correction over all groups
 */
public record GroupLine(String group, String counted, PairedComparison seen, double corrected) {
  /**
   * The difference with its interval; its {@code n} counts original cases, those of one
   * conversation or document as one.
   */
  public Estimate difference() {
    return seen.paired().difference();
  }

  /** Whether the difference stands: test and interval agree. */
  public boolean stands() {
    return corrected < 1 - difference().confidence() && !difference().contains(0);
  }

  /** The shape beside its p-value. */
  public String shape() {
    if (!stands()) {
      return "plain";
    }
    return difference().value() < 0 ? "bad" : "good";
  }
}
