package dev.hansei.workflows.criteria;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that was said and argues for a criterion: why there is one. A fact.
 *
 * @param proposal the proposal of a discovery that brought it
 */
public record Argument(CriterionId criterionId, Quote quote, Optional<UUID> proposal, Instant at) {
  public Argument {
    Objects.requireNonNull(criterionId, "criterionId is null");
    Objects.requireNonNull(quote, "quote is null");
    Objects.requireNonNull(proposal, "proposal is null");
    Objects.requireNonNull(at, "at is null");
  }
}
