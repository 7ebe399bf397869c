package dev.hansei.api.annotations;

import dev.hansei.api.bodies.Rules;

/**
 * Which hold is meant.
 *
 * @param lease as the claim gave it
 */
public record HoldBody(Long lease) {
  public HoldBody {
    Rules.needed("lease", lease);
  }
}
