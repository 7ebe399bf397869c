package dev.hansei.workflows.criteria;

import java.util.Objects;

/** What a jury says. */
public sealed interface JuryDecision {
  /** How it came to that, in one sentence. */
  String why();

  /**
   * A verdict.
   *
   * @param value 0 to 1
   */
  record Verdict(boolean passed, double value, String why) implements JuryDecision {
    public Verdict {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException("a value is 0 to 1: " + value);
      }
      Objects.requireNonNull(why, "why is null");
    }
  }

  /** None: a silent member could have turned it. */
  record Silent(String why) implements JuryDecision {
    public Silent {
      Objects.requireNonNull(why, "why is null");
    }
  }
}
