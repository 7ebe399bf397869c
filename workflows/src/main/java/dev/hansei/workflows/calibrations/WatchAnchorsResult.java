package dev.hansei.workflows.calibrations;

/** How many certificates were checked, and of how many the check failed or was cancelled. */
public record WatchAnchorsResult(int checked, int failed) {
  public WatchAnchorsResult {
    if (checked < 0 || failed < 0) {
      throw new IllegalArgumentException("counts are not negative");
    }
  }
}
