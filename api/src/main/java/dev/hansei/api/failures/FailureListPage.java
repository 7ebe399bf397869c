package dev.hansei.api.failures;

import dev.hansei.api.pages.Frame;
import dev.hansei.workflows.cases.Dataset;
import dev.hansei.workflows.failures.FailureReason;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Failures, newest first, with what can be done about them.
 *
 * @param standing the filter as it stands in the URL: open, has_case, dismissed, or all
 * @param reason the filter as it stands in the URL; empty for all
 * @param open how many are open in all and have no case yet
 * @param oldest when the oldest of those was found
 * @param lastWeek how many were found in the last seven days
 * @param byReason how many are open for each reason; one with two reasons counts in both
 * @param pending how many traces arrived or changed since failures were last collected
 * @param datasets where cases can go
 */
public record FailureListPage(
    Frame frame,
    List<FailureLine> failures,
    String standing,
    String reason,
    long open,
    Optional<Instant> oldest,
    long lastWeek,
    Map<FailureReason, Long> byReason,
    long pending,
    List<Dataset> datasets,
    Optional<String> next) {
  public FailureListPage {
    failures = List.copyOf(failures);
    byReason = Map.copyOf(byReason);
    datasets = List.copyOf(datasets);
  }

  /** The reasons that open failures have, most frequent first. */
  public List<FailureReason> reasonsByCount() {
    return byReason.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .sorted(
            Map.Entry.<FailureReason, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
