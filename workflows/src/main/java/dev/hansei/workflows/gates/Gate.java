package dev.hansei.workflows.gates;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Rules that a candidate must meet. Immutable: other rules under the same name make the next
 * number.
 *
 * @param confidence of all intervals, 0.8 to 0.999; 0.95 is usual
 */
public record Gate(
    GateId id,
    String name,
    int number,
    List<GateRule> rules,
    double confidence,
    Instant createdAt) {
  /** A gate with more clauses than this passes by luck as often as by merit. */
  public static final int RULES_MAX = 20;

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
}
