package dev.hansei.api.promotions;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.promotions.Decision;
import org.jspecify.annotations.Nullable;

/**
 * What one person decides about a promotion.
 *
 * @param kind approve, refuse or withdraw
 * @param comment the person's words; a refusal needs some
 */
public record NewDecision(Decision.Kind kind, @Nullable String comment) {
  public NewDecision {
    Rules.needed("kind", kind);
    comment = Rules.textOrEmpty("comment", comment, Remarks.CHARS_MAX);
    if (kind == Decision.Kind.REFUSE && comment.isBlank()) {
      throw new InvalidFieldException("comment", "Say why you refuse.");
    }
  }

  String commentOrEmpty() {
    return comment == null ? "" : comment;
  }
}
