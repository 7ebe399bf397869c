package dev.hansei.api.gates;

import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.gates.GateRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what the page of gates sends: clauses one by one, those left out without a kind. */
public final class GateForm {
  /** What a page has room for; a file takes {@link Gate#RULES_MAX}. */
  public static final int CLAUSES_MAX = 8;

  /** Of which so many are seen at once. */
  public static final int CLAUSES_SEEN = 3;

  private static final double PERCENT = 100;

  private GateForm() {}

  /**
   * The gate that was asked for.
   *
   * @throws InvalidFieldException where a figure is none, or no clause is there
   */
  static NewGate read(Map<String, String> form) {
    List<GateRule> rules = new ArrayList<>();
    for (int i = 1; i <= CLAUSES_MAX; i++) {
      clause(form, i).ifPresent(rules::add);
    }
    if (rules.isEmpty()) {
      throw new InvalidFieldException("kind1", "A gate has at least one clause.");
    }
    Double confidence =
        text(form, "confidence").isEmpty() ? null : figure(form, "confidence") / PERCENT;
    Gate.Multiplicity together = form.containsKey("together") ? Gate.Multiplicity.BONFERRONI : null;
    return new NewGate(text(form, "name"), rules, confidence, together);
  }

  private static Optional<GateRule> clause(Map<String, String> form, int number) {
    String chosen = text(form, "kind" + number);
    if (chosen.isEmpty()) {
      return Optional.empty();
    }
    RuleKind kind =
        Arrays.stream(RuleKind.values())
            .filter(it -> it.name().equals(chosen))
            .findFirst()
            .orElseThrow(
                () -> new InvalidFieldException("kind" + number, "One of those that are offered."));
    double limit = kind.hasLimit() ? figure(form, "limit" + number) : 0;
    String slice = text(form, "slice" + number);
    try {
      GateRule rule = kind.rule(text(form, "metric" + number), limit, slice);
      return Optional.of(kind == RuleKind.DISPARITY ? rule : sliced(rule, slice));
    } catch (IllegalArgumentException e) {
      throw new InvalidFieldException(field(kind, number), String.valueOf(e.getMessage()));
    }
  }

  private static GateRule sliced(GateRule rule, String slice) {
    if (slice.isEmpty()) {
      return rule;
    }
    int colon = slice.indexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("a slice is field:value, such as language:ja");
    }
    return new GateRule.InSlice(slice.substring(0, colon), slice.substring(colon + 1), rule);
  }

  /** The field that most likely has the fault. */
  private static String field(RuleKind kind, int number) {
    if (kind.hasLimit()) {
      return "limit" + number;
    }
    return (kind.hasMetric() ? "metric" : "slice") + number;
  }

  private static String text(Map<String, String> form, String field) {
    return form.getOrDefault(field, "").strip();
  }

  private static double figure(Map<String, String> form, String field) {
    try {
      return Double.parseDouble(text(form, field));
    } catch (NumberFormatException _) {
      throw new InvalidFieldException(field, "A number, such as 0.02.");
    }
  }
}
