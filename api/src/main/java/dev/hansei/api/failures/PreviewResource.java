package dev.hansei.api.failures;

import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.failures.Severity;
import java.util.List;
import java.util.Map;

/**
 * What detectors would catch.
 *
 * @param tracesRead the newest of the range, at most 2,000
 * @param more whether the range holds further traces, which were not read
 * @param caught traces that at least one of the detectors finds
 * @param caughtToday those of them that the detectors in force find as well
 * @param byDetector one count for each detector, in the order of the request
 */
public record PreviewResource(
    int tracesRead,
    boolean more,
    int caught,
    int caughtToday,
    List<Integer> byDetector,
    Map<Severity, Integer> bySeverity,
    List<Example> examples) {
  public PreviewResource {
    byDetector = List.copyOf(byDetector);
    bySeverity = Map.copyOf(bySeverity);
    examples = List.copyOf(examples);
  }

  /** A trace that would be a failure. */
  public record Example(
      String traceId, List<FailureReason> reasons, Severity severity, String question) {
    public Example {
      reasons = List.copyOf(reasons);
    }
  }

  static PreviewResource from(DetectorPreview.Preview preview) {
    return new PreviewResource(
        preview.tracesRead(),
        preview.more(),
        preview.caught(),
        preview.caughtToday(),
        preview.byDetector(),
        preview.bySeverity(),
        preview.examples().stream()
            .map(one ->
                new Example(one.trace().hex(), one.reasons(), one.severity(), one.question()))
            .toList());
  }
}
