package dev.hansei.api.promotions;

import dev.hansei.api.bodies.Rules;

/**
 * Who may approve in the caller's place.
 *
 * @param to a release manager's id, or their address
 */
public record NewDelegation(String to) {
  private static final int CHARS_MAX = 254;

  public NewDelegation {
    Rules.text("to", to, CHARS_MAX);
  }
}
