package dev.hansei.infra.registry.promotions;

/** Where a step of a rollout stands. */
public enum StepState {
  /** The candidate has its share, and outcomes are counted. */
  RUNNING,
  /** The same, but nothing goes forward until a person resumes it. */
  HELD,
  /** It saw what it planned to, and the next one began. */
  DONE,
  /** A person ended it early. */
  SKIPPED,
  /** The candidate was taken away. */
  BACK,
  /** Something else moved the pointer. */
  OVER;

  /** Whether the candidate has its share. */
  public boolean goesOn() {
    return this == RUNNING || this == HELD;
  }
}
