package dev.hansei.workflows.models;

import java.util.Objects;

/**
 * What several things cost together: what is known of it, and how many of them have no known cost.
 *
 * @param currency three letters; empty where there is no price list
 * @param micros the known part, in millionths of the currency
 * @param unknown how many things have no known cost and are not in {@code micros}
 */
public record Cost(String currency, long micros, long unknown) {
  /** Nothing was done, so nothing was spent. */
  public static final Cost NONE = new Cost("", 0, 0);

  public Cost {
    Objects.requireNonNull(currency, "currency is null");
    if (micros < 0 || unknown < 0) {
      throw new IllegalArgumentException("a cost is not negative");
    }
  }

  /** Whether nothing is missing from it. */
  public boolean isKnown() {
    return unknown == 0;
  }
}
