package dev.hansei.workflows.campaigns;

import dev.hansei.workflows.promotions.PromotionState;

/** What came of one cycle of a campaign. */
public enum CampaignOutcome {
  /** There was nothing to compare with what is live. */
  NO_CANDIDATE,
  /** The gate said pass, and no promotion was asked for. */
  PASSED,
  /** The gate blocked every candidate. */
  HELD,
  /** No candidate passed, and of at least one the gate could not tell yet. */
  INCONCLUSIVE,
  /** No candidate passed, and tuning found nothing better. */
  NO_GAIN,
  /** As many people approved as the rules ask for, and the candidate is live. */
  PROMOTED,
  /** Somebody refused. */
  REFUSED,
  /** The request was taken back. */
  WITHDRAWN,
  /** Nobody decided in time. */
  EXPIRED,
  /** Another promotion moved the pointer first. */
  OVERTAKEN,
  /** It passed, but people were not asked: another version was being rolled out at the stage. */
  STAGE_BUSY,
  /** As many people approved; the candidate is on its way, and nobody here waits for its end. */
  ROLLING_OUT,
  /** Its canary did harm, or somebody took it back while it was rolled out. */
  ROLLED_BACK;

  /**
   * What became of a promotion, for the campaign that asked for it.
   *
   * @throws IllegalArgumentException while people have not decided
   */
  public static CampaignOutcome of(PromotionState state) {
    return switch (state) {
      case PROMOTED -> PROMOTED;
      case ROLLED_BACK -> ROLLED_BACK;
      case HELD -> HELD;
      case REFUSED -> REFUSED;
      case WITHDRAWN -> WITHDRAWN;
      case EXPIRED -> EXPIRED;
      case OVERTAKEN -> OVERTAKEN;
      case ROLLING, PAUSED, FROZEN -> ROLLING_OUT;
      case CHECKING, AWAITING_APPROVAL ->
          throw new IllegalArgumentException("nobody has decided yet: " + state);
    };
  }
}
