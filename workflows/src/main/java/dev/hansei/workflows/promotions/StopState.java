package dev.hansei.workflows.promotions;

/** Where one stage on a promotion's path stands. */
public enum StopState {
  /** Not reached yet. */
  WAITING,
  /** The promotion made its candidate live there. */
  MOVED,
  /** It had the candidate already, and stayed as it was. */
  THERE,
  /** Something else moved it after the promotion had opened; the promotion ended there. */
  OVERTAKEN,
  /** What was live before the promotion is live again. */
  BACK,
  /**
   * Something else was live by the time the promotion was rolled back, and stayed; or others took
   * the candidate away during its rest there, and the promotion ended.
   */
  LEFT,
  /** Nothing was live before, so the candidate stayed when the promotion was rolled back. */
  STAYS;

  /** Whether the promotion went on from it. */
  public boolean isPassed() {
    return this != WAITING && this != OVERTAKEN;
  }

  /** Whether the promotion moved its pointer. */
  public boolean wasMoved() {
    return isPassed() && this != THERE;
  }
}
