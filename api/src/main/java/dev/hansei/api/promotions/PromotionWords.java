package dev.hansei.api.promotions;

import dev.hansei.workflows.promotions.PromotionState;

/** Where a promotion stands, in words for people. */
final class PromotionWords {
  private PromotionWords() {}

  static String of(PromotionState state) {
    return switch (state) {
      case CHECKING -> "being checked by the gate";
      case HELD -> "held by the gate";
      case AWAITING_APPROVAL -> "awaiting approval";
      case REFUSED -> "refused";
      case WITHDRAWN -> "withdrawn";
      case EXPIRED -> "expired";
      case OVERTAKEN -> "overtaken by another promotion";
      case PROMOTED -> "promoted";
      case ROLLED_BACK -> "rolled back";
      case ROLLING -> "being rolled out";
      case PAUSED -> "paused";
      case FROZEN -> "frozen";
    };
  }
}
