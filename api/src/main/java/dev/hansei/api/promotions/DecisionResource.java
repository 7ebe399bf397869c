package dev.hansei.api.promotions;

import dev.hansei.workflows.promotions.Decision;
import dev.hansei.workflows.promotions.Promotion;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One decision, as the API shows it.
 *
 * @param commentSha256 of the person's words; GET …/decisions/{id}/comment has them
 */
public record DecisionResource(
    String id, Decision.Kind kind, UUID person, Optional<String> commentSha256, Instant decidedAt) {
  static DecisionResource from(Promotion.Approval kept) {
    var decision = kept.decision();
    return new DecisionResource(
        decision.id(),
        decision.kind(),
        decision.personId().value(),
        decision.comment().map(comment -> comment.sha256().hex()),
        kept.decidedAt());
  }
}
