package dev.hansei.api.cases;

import dev.hansei.api.bodies.Rules;
import dev.hansei.workflows.cases.Split;

/**
 * A dataset to be made.
 *
 * @param split what its cases may be used for: generate, align, tune, gate or canary; never changes
 */
public record NewDataset(String name, Split split) {
  private static final int NAME_CHARS_MAX = 80;

  public NewDataset {
    Rules.text("name", name, NAME_CHARS_MAX);
    Rules.needed("split", split);
  }
}
