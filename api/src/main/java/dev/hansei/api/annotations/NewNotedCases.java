package dev.hansei.api.annotations;

import dev.hansei.api.bodies.Rules;

/**
 * Where cases of noted answers go.
 *
 * @param dataset its id or name; of the same split as the cases that were labelled
 */
public record NewNotedCases(String dataset) {
  private static final int NAME_CHARS_MAX = 80;

  public NewNotedCases {
    Rules.text("dataset", dataset, NAME_CHARS_MAX);
  }
}
