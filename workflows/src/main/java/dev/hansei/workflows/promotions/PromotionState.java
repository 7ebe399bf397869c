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
  /** Nobody decided in time. */
  EXPIRED,
  /** Another promotion moved the pointer first; ask again against what is live now. */
  OVERTAKEN,
  /** The pointer moved. */
  PROMOTED,
  /** It had moved, and somebody moved it back. */
  ROLLED_BACK;

  /** Whether nothing more will happen by itself. */
  public boolean isTerminal() {
    return this != CHECKING && this != AWAITING_APPROVAL;
  }
}
