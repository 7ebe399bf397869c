package dev.hansei.api.promotions;

import dev.hansei.api.bodies.Rules;
import dev.hansei.infra.registry.promotions.PromotionMoves;

/** Why a promotion is taken back. */
public record NewRollback(String reason) {
  public NewRollback {
    Rules.text("reason", reason, PromotionMoves.REASON_CHARS_MAX);
  }
}
