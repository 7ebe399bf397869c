package dev.hansei.workflows.calibrations;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * One answer that both people and a judge gave a verdict on.
 *
 * @param unit what the case is clustered by: answers to one question, of one conversation or
 *     document rise and fall together
 * @param people whether people passed it
 * @param judge whether the judge did
 * @param score the judge's chance of a pass, where it gives one
 */
public record JudgedItem(String unit, boolean people, boolean judge, OptionalDouble score) {
  public JudgedItem {
    if (unit.isBlank()) {
      throw new IllegalArgumentException("a judged item names its case");
    }
    Objects.requireNonNull(score, "score is null");
  }
}
