package dev.hansei.workflows.suites;

import java.util.Objects;

/** Which of several answers stands. */
public sealed interface ChoiceDecision {
  /**
   * One does.
   *
   * @param index its place, from 0
   */
  record Chosen(int index, String why) implements ChoiceDecision {
    public Chosen {
      if (index < 0) {
        throw new IllegalArgumentException("index is negative: " + index);
      }
      Objects.requireNonNull(why, "why is null");
    }
  }

  /** Nothing speaks for any of them. */
  record None(String why) implements ChoiceDecision {
    public None {
      Objects.requireNonNull(why, "why is null");
    }
  }
}
