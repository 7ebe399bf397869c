package dev.hansei.workflows.failures;

/** How many traces were read, how many of them failed, and how many failures are new. */
public record CollectFailuresResult(int tracesRead, int failed, int newFailures) {
  /** Nothing read yet. */
  public static final CollectFailuresResult NONE = new CollectFailuresResult(0, 0, 0);

  public CollectFailuresResult {
    if (tracesRead < failed || failed < newFailures || newFailures < 0) {
      throw new IllegalArgumentException(
          "read %d, failed %d, new %d do not fit".formatted(tracesRead, failed, newFailures));
    }
  }

  /** Both together. */
  public CollectFailuresResult plus(CollectFailuresResult other) {
    return new CollectFailuresResult(
        tracesRead + other.tracesRead, failed + other.failed, newFailures + other.newFailures);
  }
}
