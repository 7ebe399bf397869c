package dev.hansei.workflows.gates;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rules that a candidate must meet. Immutable: other rules under the same name make the next
 * number.
 *
 * @param confidence of all intervals, 0.8 to 0.999; 0.95 is usual
 * @param multiplicity what several clauses make of it; nothing when absent
 */
public record Gate(
    GateId id,
    String name,
    int number,
    List<GateRule> rules,
    double confidence,
    Instant createdAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Multiplicity multiplicity) {
  /** A gate with more clauses than this passes by luck as often as by merit. */
  public static final int RULES_MAX = 20;

  /** What is made of the chance that one of several clauses says no by luck. */
  public enum Multiplicity {
    /** Each clause stands for itself. */
    @JsonProperty("none")
    NONE,
    /** All intervals together hold at the gate's confidence. */
    @JsonProperty("bonferroni")
    BONFERRONI
  }

  @JsonCreator
  public Gate {
    Objects.requireNonNull(id, "id is null");
    if (name.isBlank() || name.length() > 80) {
      throw new IllegalArgumentException("a gate's name has 1 to 80 characters");
    }
    if (number < 1) {
      throw new IllegalArgumentException("gate numbers count from 1: " + number);
    }
    rules = List.copyOf(rules);
    if (rules.isEmpty() || rules.size() > RULES_MAX) {
      throw new IllegalArgumentException("a gate has 1 to 20 rules");
    }
    if (!(confidence >= 0.8 && confidence <= 0.999)) {
      throw new IllegalArgumentException("confidence is 0.8 to 0.999: " + confidence);
    }
    Objects.requireNonNull(createdAt, "createdAt is null");
  }

  /** A gate each of whose clauses stands for itself. */
  public Gate(
      GateId id,
      String name,
      int number,
      List<GateRule> rules,
      double confidence,
      Instant createdAt) {
    this(id, name, number, rules, confidence, createdAt, null);
  }

  /**
   * The confidence of each interval, so that all of them together hold at {@link #confidence} where
   * the gate asks that ({@code workflows/docs/0028}).
   */
  public double clauseConfidence() {
    long intervals = rules.stream().filter(Gate::hasInterval).count();
    return multiplicity == Multiplicity.BONFERRONI && intervals > 1
        ? 1 - (1 - confidence) / intervals
        : confidence;
  }

  private static boolean hasInterval(GateRule rule) {
    return switch (rule) {
      case GateRule.Compared _, GateRule.Floor _ -> true;
      case GateRule.Corrected _, GateRule.Disparity _, GateRule.Ceiling _ -> true;
      case GateRule.InSlice(_, _, GateRule inner) -> hasInterval(inner);
      case GateRule.Coverage _, GateRule.RequiredCases _, GateRule.NoRegression _ -> false;
      case GateRule.Certified _, GateRule.MinimumCases _ -> false;
    };
  }
}
