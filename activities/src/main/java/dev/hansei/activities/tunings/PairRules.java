package dev.hansei.activities.tunings;

import dev.hansei.infra.registry.RegistryException;
import dev.hansei.workflows.tunings.Pairs;

/** How many pairs it takes. */
final class PairRules {
  private PairRules() {}

  /**
   * Refuses too few.
   *
   * @throws RegistryException INVALID {@code too-few-pairs}
   */
  static void requireEnough(int questions) {
    if (questions < Pairs.QUESTIONS_MIN) {
      throw new RegistryException(
          RegistryException.Kind.INVALID,
          "too-few-pairs",
          "A map is learnt from at least %d different questions with a passage; there are %d."
              .formatted(Pairs.QUESTIONS_MIN, questions));
    }
  }
}
