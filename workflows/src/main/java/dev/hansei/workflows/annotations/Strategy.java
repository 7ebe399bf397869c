package dev.hansei.workflows.annotations;

/** By what answers are preferred, when a queue takes fewer than there are. */
public enum Strategy {
  /** By nothing: all alike. */
  RANDOM,

  /** Failure modes and outcomes (passed, failed, not scored) come up alike, however rare. */
  STRATIFIED,

  /** Where the verdicts on the criterion differ. */
  DISAGREEMENT,

  /** Where the judge's score is near the threshold that it passes from. */
  THRESHOLD,

  /**
   * Where a label is expected to narrow the interval of the corrected pass rate most for a minute
   * of a person's time: unsure scores of short answers first.
   */
  NARROWING;

  /** Whether it reads what judges said; answers without a verdict then come up by chance alone. */
  public boolean readsVerdicts() {
    return switch (this) {
      case RANDOM, STRATIFIED -> false;
      case DISAGREEMENT, THRESHOLD, NARROWING -> true;
    };
  }
}
