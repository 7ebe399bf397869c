package dev.hansei.api.annotations;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.annotations.Selection;
import dev.hansei.workflows.annotations.Strategy;
import org.jspecify.annotations.Nullable;

/**
 * Which answers a queue takes.
 *
 * @param strategy random, stratified (failure modes and outcomes alike), disagreement (of judges on
 *     the criterion), threshold (scores near it) or narrowing (what narrows the interval most for a
 *     minute of work)
 * @param randomShare how much of the draw heeds no preference, 0.05 to 1; 0.2 when absent
 */
public record NewSelection(Strategy strategy, @Nullable Double randomShare) {
  public NewSelection {
    Rules.needed("selection.strategy", strategy);
    if (randomShare != null && !(randomShare >= Selection.SHARE_MIN && randomShare <= 1)) {
      throw new InvalidFieldException(
          "selection.randomShare", "A share is 0.05 to 1: every answer keeps a chance.");
    }
  }

  Selection selection() {
    return randomShare == null ? Selection.by(strategy) : new Selection(strategy, randomShare);
  }
}
