package dev.hansei.api.annotations;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;

/**
 * Two runs whose answers to the same cases are compared.
 *
 * @param baseline the id of a run that has ended; it gives answer a
 * @param candidate the same of another one; it gives answer b
 */
public record NewRunPair(String baseline, String candidate) {
  public NewRunPair {
    Rules.id("pairs.baseline", baseline);
    Rules.id("pairs.candidate", candidate);
    if (baseline.equals(candidate)) {
      throw new InvalidFieldException("pairs.candidate", "Name another run than the baseline.");
    }
  }
}
