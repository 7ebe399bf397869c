package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.criteria.ChosenPair;
import java.util.Objects;

/**
 * Two answers to one question of which people and a judge, in both orders, said which is better.
 *
 * @param unit what it is clustered by: pairs of answers to one question rise and fall together
 * @param people a, b or tie
 */
public record JudgedPair(String unit, String people, ChosenPair chosen) {
  public JudgedPair {
    if (unit.isBlank()) {
      throw new IllegalArgumentException("a judged pair names its question");
    }
    people = new Label.Preference(people).word();
    Objects.requireNonNull(chosen, "chosen is null");
  }

  /**
   * What the judge's two verdicts come to, as in win rates: the answer that it chose in both
   * orders, else a tie; a verdict that turns with the order is for neither.
   */
  public String judge() {
    if (!chosen.isSteady()) {
      return Label.Preference.TIE;
    }
    return chosen.original().getAsInt() == 1 ? Label.Preference.A : Label.Preference.B;
  }

  /** Whether people find one answer better. */
  boolean isDecided() {
    return !people.equals(Label.Preference.TIE);
  }
}
