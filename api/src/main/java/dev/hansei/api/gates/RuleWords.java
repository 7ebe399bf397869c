package dev.hansei.api.gates;

import dev.hansei.api.pages.Figures;
import dev.hansei.workflows.gates.Clause;
import dev.hansei.workflows.gates.GateRule;

/** Rules and clauses in plain words. */
public final class RuleWords {
  private RuleWords() {}

  /** What a rule asks. */
  public static String of(GateRule rule) {
    return switch (rule) {
      case GateRule.Superiority(String metric) -> metric + " is better than what is live";
      case GateRule.NonInferiority(String metric, double margin) ->
          "%s is not worse by %s or more".formatted(metric, Figures.score(margin));
      case GateRule.Coverage(double minimum) ->
          "at least %s of the planned items are scored".formatted(Figures.percent(minimum));
      case GateRule.RequiredCases() -> "every required case passes";
    };
  }

  /** The shape beside a clause's state. */
  public static String shape(Clause clause) {
    return switch (clause.state()) {
      case PASS -> "good";
      case BLOCK -> "bad";
      case INCONCLUSIVE -> "wait";
      // An open ring: it stands beside the decision.
      case INFORM -> "plain";
    };
  }
}
