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
      case GateRule.CorrectedFloor(String metric, double minimum) ->
          "%s: people would pass more than %s of the answers"
              .formatted(metric, Figures.percent(minimum));
      case GateRule.CorrectedSuperiority(String metric) ->
          metric + ": people would pass more answers than of what is live";
      case GateRule.CorrectedNonInferiority(String metric, double margin) ->
          "%s: people would not pass less by %s or more".formatted(metric, Figures.score(margin));
    };
  }

  /** What would decide a clause that is open, as in "about 40 labels"; a dash where nothing is. */
  public static String needed(Clause clause) {
    return clause.needed() > 0 ? "about " + wanted(clause) : "\u2013";
  }

  /** As in "40 labels on each run". */
  static String wanted(Clause clause) {
    return switch (kind(clause)) {
      case LABELS -> Figures.count(clause.needed(), "label");
      case LABELS_ON_EACH_RUN -> Figures.count(clause.needed(), "label") + " on each run";
      case CASES -> Figures.count(clause.needed(), "case");
    };
  }

  /** What an open clause wants more of, in the order in which it is said. */
  enum Wanted {
    LABELS,
    LABELS_ON_EACH_RUN,
    CASES
  }

  /** What a clause wants more of. */
  static Wanted kind(Clause clause) {
    return switch (clause.rule()) {
      case GateRule.CorrectedFloor _ -> Wanted.LABELS;
      case GateRule.Corrected _ -> Wanted.LABELS_ON_EACH_RUN;
      case GateRule.Superiority _, GateRule.NonInferiority _ -> Wanted.CASES;
      case GateRule.Coverage _, GateRule.RequiredCases _ -> Wanted.CASES;
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
