package dev.hansei.workflows.criteria;

import java.util.OptionalInt;

/**
 * Two answers that a judge compared in both orders.
 *
 * @param original which it found better with the first answer shown first: 1 or 2; empty where
 *     nothing can be read as a choice
 * @param swapped the same with the second answer shown first, in the names of the original order
 */
public record ChosenPair(OptionalInt original, OptionalInt swapped) {
  public ChosenPair {
    requireChoice(original);
    requireChoice(swapped);
  }

  /**
   * From what was said of the answers as they stood.
   *
   * @param original said with the first answer shown first
   * @param swapped said with the second answer shown first
   */
  public static ChosenPair of(PairVerdict.Choice original, PairVerdict.Choice swapped) {
    return new ChosenPair(
        switch (original) {
          case FIRST -> OptionalInt.of(1);
          case SECOND -> OptionalInt.of(2);
          case TIE -> OptionalInt.empty();
        },
        switch (swapped) {
          case FIRST -> OptionalInt.of(2);
          case SECOND -> OptionalInt.of(1);
          case TIE -> OptionalInt.empty();
        });
  }

  private static void requireChoice(OptionalInt choice) {
    if (choice.isPresent() && choice.getAsInt() != 1 && choice.getAsInt() != 2) {
      throw new IllegalArgumentException("a choice is 1 or 2, got " + choice.getAsInt());
    }
  }

  /** Whether it chose the same answer in both orders; never where it chose none. */
  public boolean isSteady() {
    return original.isPresent() && original.equals(swapped);
  }

  /** How often it chose the answer that was shown first, of its two choices: 0, 1 or 2. */
  public int firstPicks() {
    int unswapped = original.isPresent() && original.getAsInt() == 1 ? 1 : 0;
    return unswapped + (swapped.isPresent() && swapped.getAsInt() == 2 ? 1 : 0);
  }

  /** How often it chose at all: 0, 1 or 2. */
  public int choices() {
    return (original.isPresent() ? 1 : 0) + (swapped.isPresent() ? 1 : 0);
  }
}
