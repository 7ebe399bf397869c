package dev.hansei.api.gates;

import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.gates.GateRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Reads what the page of gates sends: the four kinds of clauses, each once and each left out. */
final class GateForm {
  private static final double PERCENT = 100;

  private GateForm() {}

  /**
   * The gate that was asked for.
   *
   * @throws InvalidFieldException where a figure is none, or no clause is there
   */
  static NewGate read(Map<String, String> form) {
    List<GateRule> rules = new ArrayList<>();
    String better = text(form, "better");
    if (!better.isEmpty()) {
      rules.add(checked("better", () -> new GateRule.Superiority(better)));
    }
    String notWorse = text(form, "notWorse");
    if (!notWorse.isEmpty()) {
      double margin = figure(form, "margin");
      rules.add(checked("margin", () -> new GateRule.NonInferiority(notWorse, margin)));
    }
    if (!text(form, "coverage").isEmpty()) {
      double share = figure(form, "coverage") / PERCENT;
      rules.add(checked("coverage", () -> new GateRule.Coverage(share)));
    }
    if (form.containsKey("required")) {
      rules.add(new GateRule.RequiredCases());
    }
    if (rules.isEmpty()) {
      throw new InvalidFieldException("better", "A gate has at least one clause.");
    }
    return new NewGate(text(form, "name"), rules, null);
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

  private static GateRule checked(String field, Supplier<GateRule> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw new InvalidFieldException(field, String.valueOf(e.getMessage()));
    }
  }
}
