package dev.hansei.workflows.calibrations;

import java.util.Objects;
import java.util.Optional;

/**
 * A judged answer with what may have led the judge.
 *
 * @param chars length of the answer in characters; 0 where the answer was erased
 * @param family of the model that wrote it; empty where it is not known
 */
public record ProbedItem(JudgedItem item, int chars, Optional<ModelFamily> family) {
  public ProbedItem {
    Objects.requireNonNull(item, "item is null");
    if (chars < 0) {
      throw new IllegalArgumentException("a length is not negative: " + chars);
    }
    Objects.requireNonNull(family, "family is null");
  }
}
