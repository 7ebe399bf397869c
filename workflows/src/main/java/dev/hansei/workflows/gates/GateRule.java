package dev.hansei.workflows.gates;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One clause of a gate. Differences are candidate minus baseline on the same cases. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = GateRule.Superiority.class, name = "superiority"),
  @JsonSubTypes.Type(value = GateRule.NonInferiority.class, name = "non-inferiority"),
  @JsonSubTypes.Type(value = GateRule.Coverage.class, name = "coverage"),
  @JsonSubTypes.Type(value = GateRule.RequiredCases.class, name = "required-cases"),
  @JsonSubTypes.Type(value = GateRule.CorrectedFloor.class, name = "corrected-floor"),
  @JsonSubTypes.Type(value = GateRule.CorrectedSuperiority.class, name = "corrected-superiority"),
  @JsonSubTypes.Type(
      value = GateRule.CorrectedNonInferiority.class,
      name = "corrected-non-inferiority"),
  @JsonSubTypes.Type(value = GateRule.NoRegression.class, name = "no-regression"),
  @JsonSubTypes.Type(value = GateRule.Floor.class, name = "floor"),
  @JsonSubTypes.Type(value = GateRule.InSlice.class, name = "slice"),
  @JsonSubTypes.Type(value = GateRule.Disparity.class, name = "disparity"),
  @JsonSubTypes.Type(value = GateRule.LatencyCeiling.class, name = "latency-ceiling"),
  @JsonSubTypes.Type(value = GateRule.CostCeiling.class, name = "cost-ceiling"),
  @JsonSubTypes.Type(value = GateRule.Certified.class, name = "certified"),
  @JsonSubTypes.Type(value = GateRule.MinimumCases.class, name = "minimum-cases")
})
public sealed interface GateRule {
  /** The candidate is compared with what is live, case by case. */
  sealed interface Compared extends GateRule permits Superiority, NonInferiority {
    /** What both are scored on. */
    String metric();
  }

  /** The candidate is better: the interval of the difference lies above 0. */
  record Superiority(String metric) implements Compared {
    public Superiority {
      checkMetric(metric);
    }
  }

  /** The candidate is not worse by {@code margin} (above 0, at most 1) or more. */
  record NonInferiority(String metric, double margin) implements Compared {
    public NonInferiority {
      checkMetric(metric);
      checkMargin(margin);
    }
  }

  /** Scored over planned is at least {@code minimum} (0 to 1) in either run. */
  record Coverage(double minimum) implements GateRule {
    public Coverage {
      if (!(minimum >= 0 && minimum <= 1)) {
        throw new IllegalArgumentException("minimum is 0 to 1: " + minimum);
      }
    }
  }

  /** The candidate passes every required case. */
  record RequiredCases() implements GateRule {}

  /**
   * A rule on what people would say, of which their labels and a judge's verdicts give an estimate
   * ({@link CorrectedEvidence}). The judge needs no certificate: people's labels correct it.
   */
  sealed interface Corrected extends GateRule
      permits CorrectedFloor, CorrectedSuperiority, CorrectedNonInferiority {
    /** Of the judge's assertion. */
    String metric();
  }

  /** People would pass more than {@code minimum} (0 to below 1): the whole interval lies above. */
  record CorrectedFloor(String metric, double minimum) implements Corrected {
    public CorrectedFloor {
      checkMetric(metric);
      checkMinimum(minimum);
    }
  }

  /** People would pass more of the candidate: the interval of the difference lies above 0. */
  record CorrectedSuperiority(String metric) implements Corrected {
    public CorrectedSuperiority {
      checkMetric(metric);
    }
  }

  /** People would not pass less of the candidate by {@code margin} (above 0, at most 1) or more. */
  record CorrectedNonInferiority(String metric, double margin) implements Corrected {
    public CorrectedNonInferiority {
      checkMetric(metric);
      checkMargin(margin);
    }
  }

  /**
   * No case that a person approved, and that what is live passed with every answer, fails in the
   * candidate's run.
   */
  record NoRegression() implements GateRule {}

  /**
   * The candidate's mean of a metric is above {@code minimum} (0 to below 1): its whole interval
   * is. Needs no baseline; on a safety judge's metric it is the share of safe answers.
   */
  record Floor(String metric, double minimum) implements GateRule {
    public Floor {
      checkMetric(metric);
      checkMinimum(minimum);
    }
  }

  /**
   * A rule on the cases of one slice alone, such as those with {@code language} {@code ja}.
   *
   * @param by a field of cases, or {@code required}, {@code detector}, {@code mode}
   * @param value of that field; 1 to 60 characters
   * @param rule any but one on slices, on what people would say, or on certificates
   */
  record InSlice(String by, String value, GateRule rule) implements GateRule {
    public InSlice {
      checkField(by);
      if (value.isBlank() || value.length() > VALUE_CHARS_MAX) {
        throw new IllegalArgumentException("a slice's value has 1 to 60 characters");
      }
      Objects.requireNonNull(rule, "rule is null");
      if (rule instanceof InSlice || rule instanceof Disparity) {
        throw new IllegalArgumentException("a slice is not sliced again");
      }
      if (rule instanceof Corrected || rule instanceof Certified) {
        throw new IllegalArgumentException(
            "what people would say, and certificates, are of a whole run and not of a slice");
      }
    }
  }

  /**
   * No slice by a field is lower on a metric than all other cases by {@code maximum} (above 0, at
   * most 1) or more.
   *
   * @param by as of {@link InSlice}; every value of it that has enough cases is compared
   */
  record Disparity(String by, String metric, double maximum) implements GateRule {
    public Disparity {
      checkField(by);
      checkMetric(metric);
      if (!(maximum > 0 && maximum <= 1)) {
        throw new IllegalArgumentException("maximum is above 0 and at most 1: " + maximum);
      }
    }
  }

  /** At most so much, or at most so many times what is live takes: exactly one of the two. */
  sealed interface Ceiling extends GateRule permits LatencyCeiling, CostCeiling {
    /** As evidence names it, such as {@code latency-p95}. */
    String measure();

    /** In milliseconds, or in the currency of the run's price list. */
    @Nullable Double limit();

    /** Of what is live; above 0, at most 100. */
    @Nullable Double ratio();
  }

  /**
   * A percentile of the time that an answer takes, of those that were measured.
   *
   * @param percentile 50 to 99
   * @param millis at most; above 0
   */
  record LatencyCeiling(
      int percentile,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long millis,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double ratio)
      implements Ceiling {
    public LatencyCeiling {
      if (percentile < 50 || percentile > 99) {
        throw new IllegalArgumentException("percentile is 50 to 99: " + percentile);
      }
      checkCeiling("millis", millis == null ? null : (double) millis, ratio);
    }

    @Override
    public String measure() {
      return "latency-p" + percentile;
    }

    @Override
    public @Nullable Double limit() {
      return millis == null ? null : (double) millis;
    }
  }

  /**
   * What an answer costs in the mean, target and judges together, whatever came from the journal.
   *
   * @param perAnswer at most, in the currency of the run's price list; above 0
   */
  record CostCeiling(
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double perAnswer,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double ratio)
      implements Ceiling {
    public CostCeiling {
      checkCeiling("perAnswer", perAnswer, ratio);
    }

    @Override
    public String measure() {
      return "cost";
    }

    @Override
    public @Nullable Double limit() {
      return perAnswer;
    }
  }

  /** The judge that gives a metric has a valid certificate for gates. */
  record Certified(String metric) implements GateRule {
    public Certified {
      checkMetric(metric);
    }
  }

  /** At least so many cases (1 to a million) have a score: in both runs, where two are compared. */
  record MinimumCases(int cases) implements GateRule {
    public MinimumCases {
      if (cases < 1 || cases > CASES_MAX) {
        throw new IllegalArgumentException("cases is 1 to 1,000,000: " + cases);
      }
    }
  }

  /** As of slices elsewhere: longer values name things rather than kinds. */
  int VALUE_CHARS_MAX = 60;

  /** More than any dataset has. */
  int CASES_MAX = 1_000_000;

  /** A ceiling of more times what is live is none. */
  double RATIO_MAX = 100;

  private static void checkCeiling(String field, @Nullable Double limit, @Nullable Double ratio) {
    if ((limit == null) == (ratio == null)) {
      throw new IllegalArgumentException(
          "a ceiling is '%s' or 'ratio', one of them".formatted(field));
    }
    if (limit != null && !(limit > 0 && Double.isFinite(limit))) {
      throw new IllegalArgumentException("%s is above 0: %s".formatted(field, limit));
    }
    if (ratio != null && !(ratio > 0 && ratio <= RATIO_MAX)) {
      throw new IllegalArgumentException("ratio is above 0 and at most 100: " + ratio);
    }
  }

  private static void checkField(String field) {
    if (field.isBlank() || field.length() > 60 || field.indexOf(':') >= 0) {
      throw new IllegalArgumentException("a slice is by a field of 1 to 60 characters without ':'");
    }
  }

  private static void checkMinimum(double minimum) {
    if (!(minimum >= 0 && minimum < 1)) {
      throw new IllegalArgumentException("minimum is 0 to below 1: " + minimum);
    }
  }

  private static void checkMargin(double margin) {
    if (!(margin > 0 && margin <= 1)) {
      throw new IllegalArgumentException("margin is above 0 and at most 1: " + margin);
    }
  }

  private static void checkMetric(String metric) {
    if (metric.isBlank() || metric.length() > 60) {
      throw new IllegalArgumentException("a rule names a metric of 1 to 60 characters");
    }
  }
}
