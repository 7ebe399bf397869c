package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.statistics.SelectedAgreement;
import java.util.List;
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
 * @param weight 1, or more and less where answers were drawn with unequal chances: inverse to the
 *     chance, 1 in the mean
 */
public record JudgedItem(
    String unit, boolean people, boolean judge, OptionalDouble score, double weight) {
  public JudgedItem {
    if (unit.isBlank()) {
      throw new IllegalArgumentException("a judged item names its case");
    }
    Objects.requireNonNull(score, "score is null");
    if (!(weight > 0)) {
      throw new IllegalArgumentException("a weight is above 0: " + weight);
    }
  }

  /** One that counts as any other. */
  public JudgedItem(String unit, boolean people, boolean judge, OptionalDouble score) {
    this(unit, people, judge, score, 1);
  }

  /** Whether some of them count more than others. */
  static boolean areSelected(List<JudgedItem> items) {
    return items.stream().anyMatch(item -> item.weight() != 1);
  }

  /** As the figures of selected answers take it. */
  SelectedAgreement.Item selected() {
    return new SelectedAgreement.Item(unit, people, judge, weight);
  }
}
