package dev.hansei.workflows.promotions;

/** Where a promotion stands. */
public enum PromotionState {
  /** The gate is being asked. */
  CHECKING,
  /** The gate said Block or Inconclusive; nothing moved. */
  HELD,
  /** Two approvals by others than the authors are awaited. */
  AWAITING_APPROVAL,
  /** Somebody refused, with a reason. */
  REFUSED,
  /** Its requester took it back. */
  WITHDRAWN,
  /** Nobody decided in time, or a freeze kept it from beginning until then. */
  EXPIRED,
  /** Another promotion moved the pointer first; ask again against what is live now. */
  OVERTAKEN,
  /** The pointer moved. */
  PROMOTED,
  /** Its version was live, for all or for a share, and was taken back. */
  ROLLED_BACK,
  /** Approved; a share of the callers gets it, and its outcomes are watched. */
  ROLLING,
  /** Rolling, and waiting for a person; the share stays as it is. */
  PAUSED,
  /** Approved, and waiting for the end of a freeze before it goes further. */
  FROZEN;

  /** Whether it is approved and on its way to all callers. */
  public boolean isRolling() {
    return this == ROLLING || this == PAUSED || this == FROZEN;
  }

  /** Whether nothing more will happen by itself. */
  public boolean isTerminal() {
    return this != CHECKING && this != AWAITING_APPROVAL && !isRolling();
  }
}
