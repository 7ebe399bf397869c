package dev.hansei.workflows.promotions;

/** Why a rollout pauses by itself. */
public enum PauseKind {
  /**
   * The step's patience is over before its planned number of outcomes came, or before each other
   * metric said something worth comparing.
   */
  STARVED,
  /**
   * Users of one version give outcomes more often than those of the other: then they are not the
   * same kind of users, and a difference in outcomes may be one in asking.
   */
  UNEVEN,
  /** Values by the metrics are no outcomes in [0, 1]: what they say of harm is not seen. */
  UNREADABLE,
  /** Traces name the versions, and none says its assignment. */
  UNASSIGNED;

  /** Whether it makes the comparison doubtful, and is let pass by who resumes. */
  public boolean isDoubt() {
    return this != STARVED;
  }
}
