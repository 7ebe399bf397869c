package dev.hansei.api.gates;

import dev.hansei.api.pages.Figures;
import dev.hansei.workflows.gates.Clause;
import dev.hansei.workflows.gates.GateRule;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
      case GateRule.NoRegression() -> "no approved case fails that what is live passes";
      case GateRule.Floor(String metric, double minimum) ->
          "%s is more than %s in the mean".formatted(metric, plain(minimum));
      case GateRule.InSlice(String by, String value, GateRule inner) ->
          "in %s %s: %s".formatted(by, value, of(inner));
      case GateRule.Disparity(String by, String metric, double maximum) ->
          "%s: no slice by %s is lower than the others by %s or more"
              .formatted(metric, by, plain(maximum));
      case GateRule.LatencyCeiling(int percentile, var millis, var ratio) ->
          "%d of 100 answers take at most %s"
              .formatted(percentile, millis == null ? times(ratio) : Figures.count(millis) + " ms");
      case GateRule.CostCeiling(var perAnswer, var ratio) ->
          "an answer costs at most %s in the mean"
              .formatted(perAnswer == null ? times(ratio) : plain(perAnswer));
      case GateRule.Certified(String metric) ->
          "the judge that gives %s is certified".formatted(metric);
      case GateRule.MinimumCases(int cases) ->
          "at least %s have a score".formatted(Figures.count(cases, "case"));
      case GateRule.CorrectedFloor(String metric, double minimum) ->
          "%s: people would pass more than %s of the answers"
              .formatted(metric, Figures.percent(minimum));
      case GateRule.CorrectedSuperiority(String metric) ->
          metric + ": people would pass more answers than of what is live";
      case GateRule.CorrectedNonInferiority(String metric, double margin) ->
          "%s: people would not pass less by %s or more".formatted(metric, Figures.score(margin));
    };
  }

  private static String times(@Nullable Double ratio) {
    return ratio == null ? "" : plain(ratio) + " times that of what is live";
  }

  /** As few digits as it was given with. */
  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  /**
   * What would decide a clause that is open, as in "about 40 labels" or "about 120 cases, 0.36
   * USD"; a dash where nothing is.
   */
  public static String needed(Clause clause) {
    return clause.needed() > 0
        ? "about " + wanted(clause) + cost(clause).map(text -> ", " + text).orElse("")
        : "\u2013";
  }

  /** What so many more cases cost, as in "0.36 USD"; empty where nobody knows. */
  static Optional<String> cost(Clause clause) {
    return clause.price().flatMap(price -> price.micros().map(micros -> cost(price, micros)));
  }

  private static String cost(Clause.Price price, long micros) {
    return Figures.amount(micros) + " " + price.currency();
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
      case GateRule.Compared _, GateRule.Floor _, GateRule.Ceiling _ -> Wanted.CASES;
      case GateRule.Disparity _, GateRule.InSlice _, GateRule.MinimumCases _ -> Wanted.CASES;
      case GateRule.Coverage _, GateRule.RequiredCases _, GateRule.NoRegression _ -> Wanted.CASES;
      case GateRule.Certified _ -> Wanted.CASES;
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
