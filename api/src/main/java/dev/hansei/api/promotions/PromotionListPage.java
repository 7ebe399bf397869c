package dev.hansei.api.promotions;

import dev.hansei.api.pages.Frame;
import dev.hansei.workflows.promotions.PromotionState;
import java.util.List;
import java.util.Optional;

/**
 * Promotions, newest first.
 *
 * @param state the filter as it stands in the URL; empty for all
 */
public record PromotionListPage(
    Frame frame, List<PromotionLine> promotions, String state, Optional<String> next) {
  public PromotionListPage {
    promotions = List.copyOf(promotions);
  }

  /** How many of those shown await approval. */
  public long awaiting() {
    return promotions.stream()
        .filter(line -> line.state() == PromotionState.AWAITING_APPROVAL)
        .count();
  }
}
