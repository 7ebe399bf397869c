package dev.hansei.workflows.gates;

import java.util.Objects;

/**
 * What became of one rule.
 *
 * @param sentence the figures in plain words, for a release manager
 * @param needed how many more paired cases would decide it, or labels by people where the rule goes
 *     by what they would say; 0 unless inconclusive, and where more would not decide
 */
public record Clause(GateRule rule, State state, String sentence, int needed) {
  public Clause {
    Objects.requireNonNull(rule, "rule is null");
    Objects.requireNonNull(state, "state is null");
    Objects.requireNonNull(sentence, "sentence is null");
    if (needed < 0 || (needed > 0 && state != State.INCONCLUSIVE)) {
      throw new IllegalArgumentException("only an inconclusive clause needs more");
    }
  }

  /** How a clause can come out. */
  public enum State {
    PASS,
    BLOCK,
    INCONCLUSIVE,
    /** It says what was seen and decides nothing: the judge behind it has no valid certificate. */
    INFORM
  }
}
