package dev.hansei.api.failures;

import dev.hansei.api.pages.Frame;
import dev.hansei.workflows.cases.Dataset;
import java.util.List;
import java.util.Optional;

/**
 * Failures, newest first, with what can be done about them.
 *
 * @param standing the filter as it stands in the URL: open, has_case, dismissed, or all
 * @param reason the filter as it stands in the URL; empty for all
 * @param open how many are open in all and have no case yet
 * @param pending how many traces arrived or changed since failures were last collected
 * @param datasets where cases can go
 */
public record FailureListPage(
    Frame frame,
    List<FailureLine> failures,
    String standing,
    String reason,
    long open,
    long pending,
    List<Dataset> datasets,
    Optional<String> next) {
  public FailureListPage {
    failures = List.copyOf(failures);
    datasets = List.copyOf(datasets);
  }
}
