package dev.hansei.workflows.gates;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of one rule.
 *
 * @param sentence the figures in plain words, for a release manager
 * @param needed how many more paired cases would decide it, or labels by people where the rule goes
 *     by what they would say; 0 unless inconclusive, and where more would not decide
 * @param price what so many more cases cost, by what the runs cost; empty where none are needed, or
 *     where evidence does not say
 */
public record Clause(
    GateRule rule,
    State state,
    String sentence,
    int needed,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Price> price) {
  @JsonCreator
  public Clause {
    Objects.requireNonNull(rule, "rule is null");
    Objects.requireNonNull(state, "state is null");
    Objects.requireNonNull(sentence, "sentence is null");
    if (needed < 0 || (needed > 0 && state != State.INCONCLUSIVE)) {
      throw new IllegalArgumentException("only an inconclusive clause needs more");
    }
    Objects.requireNonNull(price, "price is null");
  }

  /** One that costs nothing to decide, or nobody knows what. */
  public Clause(GateRule rule, State state, String sentence, int needed) {
    this(rule, state, sentence, needed, Optional.empty());
  }

  /**
   * What it takes to ask more cases.
   *
   * @param answers how many are asked for, in all runs that are asked
   * @param micros what they cost, judges among it, in millionths of the currency; empty where a
   *     run's cost is not known
   * @param currency three letters; empty where the cost is not known
   */
  public record Price(long answers, Optional<Long> micros, String currency) {
    public Price {
      if (answers < 1) {
        throw new IllegalArgumentException("a price is of answers: " + answers);
      }
      Objects.requireNonNull(micros, "micros is null");
      Objects.requireNonNull(currency, "currency is null");
    }
  }

  static Clause pass(GateRule rule, String sentence) {
    return new Clause(rule, State.PASS, sentence, 0);
  }

  static Clause block(GateRule rule, String sentence) {
    return new Clause(rule, State.BLOCK, sentence, 0);
  }

  static Clause open(GateRule rule, String sentence, int needed) {
    return new Clause(rule, State.INCONCLUSIVE, sentence, needed);
  }

  static Clause inform(GateRule rule, String sentence) {
    return new Clause(rule, State.INFORM, sentence, 0);
  }

  /** The same of another rule, with more words and what it costs. */
  Clause as(GateRule other, String words, Optional<Price> cost) {
    return new Clause(other, state, words, needed, cost);
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
