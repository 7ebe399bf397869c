package dev.hansei.workflows.suites;

/** How many items ended in each way. */
public record OutcomeCounts(int scored, int error, int unscored, int cancelled) {
  /** Nothing ended yet. */
  public static final OutcomeCounts NONE = new OutcomeCounts(0, 0, 0, 0);

  public OutcomeCounts {
    if (scored < 0 || error < 0 || unscored < 0 || cancelled < 0) {
      throw new IllegalArgumentException("counts are not negative");
    }
  }

  /** All of them. */
  public int sum() {
    return scored + error + unscored + cancelled;
  }

  /** Both together. */
  public OutcomeCounts plus(OutcomeCounts other) {
    return new OutcomeCounts(
        scored + other.scored,
        error + other.error,
        unscored + other.unscored,
        cancelled + other.cancelled);
  }
}
