package dev.hansei.api.calibrations;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import org.jspecify.annotations.Nullable;

/**
 * Where a proposal goes: into a criterion, or into another proposal of its discovery.
 *
 * @param criterion the criterion's id
 * @param proposal the other proposal's id; instead of {@code criterion}
 */
public record NewMerge(@Nullable String criterion, @Nullable String proposal) {
  public NewMerge {
    if ((criterion == null) == (proposal == null)) {
      throw new InvalidFieldException(
          "criterion", "Name either the criterion, or the proposal, that says the same.");
    }
    Rules.id(
        criterion == null ? "proposal" : "criterion", criterion == null ? proposal : criterion);
  }
}
