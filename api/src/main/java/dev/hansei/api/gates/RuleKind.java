package dev.hansei.api.gates;

import dev.hansei.workflows.gates.GateRule;

/** The kinds of clauses that the page of gates offers, and what each of its fields means to it. */
public enum RuleKind {
  BETTER("better than what is live", true, ""),
  NOT_WORSE("not worse than what is live by as much as the limit", true, "0.02"),
  FLOOR("the mean of the metric is above the limit", true, "0.95"),
  NO_REGRESSION("no case that a person approved and that what is live passes fails", false, ""),
  REQUIRED("every required case passes", false, ""),
  COVERAGE("answers with a score in either run, at least, in percent", false, "95"),
  MINIMUM_CASES("cases with a score, at least", false, "200"),
  CERTIFIED("the judge that gives the metric is certified", true, ""),
  LATENCY("95 of 100 answers take at most so many milliseconds", false, "3000"),
  LATENCY_RATIO("95 of 100 answers take at most so many times what is live takes", false, "1.2"),
  COST("an answer costs at most so much in the mean", false, "0.004"),
  COST_RATIO("an answer costs at most so many times what is live costs", false, "1.2"),
  DISPARITY("no slice by the field is lower than the others by as much as the limit", true, "0.1"),
  PEOPLE_FLOOR("people would pass a share of the answers above the limit", true, "0.8"),
  PEOPLE_BETTER("people would pass more answers than of what is live", true, ""),
  PEOPLE_NOT_WORSE("people would not pass less by as much as the limit", true, "0.05");

  private static final int PERCENTILE = 95;
  private static final double PERCENT = 100;

  private final String words;
  private final boolean hasMetric;
  private final String example;

  RuleKind(String words, boolean hasMetric, String example) {
    this.words = words;
    this.hasMetric = hasMetric;
    this.example = example;
  }

  /** As the page offers it, with an example of a limit where it has one. */
  public String words() {
    return example.isEmpty() ? words : words + ", such as " + example;
  }

  boolean hasMetric() {
    return hasMetric;
  }

  boolean hasLimit() {
    return !example.isEmpty();
  }

  /**
   * The rule; fields that it does not have are not looked at.
   *
   * @param field of a disparity
   * @throws IllegalArgumentException where a value is out of range
   */
  GateRule rule(String metric, double limit, String field) {
    return switch (this) {
      case BETTER -> new GateRule.Superiority(metric);
      case NOT_WORSE -> new GateRule.NonInferiority(metric, limit);
      case FLOOR -> new GateRule.Floor(metric, limit);
      case NO_REGRESSION -> new GateRule.NoRegression();
      case REQUIRED -> new GateRule.RequiredCases();
      case COVERAGE -> new GateRule.Coverage(limit / PERCENT);
      case MINIMUM_CASES -> new GateRule.MinimumCases(whole(limit));
      case CERTIFIED -> new GateRule.Certified(metric);
      case LATENCY -> new GateRule.LatencyCeiling(PERCENTILE, (long) whole(limit), null);
      case LATENCY_RATIO -> new GateRule.LatencyCeiling(PERCENTILE, null, limit);
      case COST -> new GateRule.CostCeiling(limit, null);
      case COST_RATIO -> new GateRule.CostCeiling(null, limit);
      case DISPARITY -> new GateRule.Disparity(field, metric, limit);
      case PEOPLE_FLOOR -> new GateRule.CorrectedFloor(metric, limit);
      case PEOPLE_BETTER -> new GateRule.CorrectedSuperiority(metric);
      case PEOPLE_NOT_WORSE -> new GateRule.CorrectedNonInferiority(metric, limit);
    };
  }

  private static int whole(double limit) {
    if (limit != Math.rint(limit) || Math.abs(limit) > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("a whole number, such as 200");
    }
    return (int) limit;
  }
}
