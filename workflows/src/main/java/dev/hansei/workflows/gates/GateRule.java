package dev.hansei.workflows.gates;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

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
      name = "corrected-non-inferiority")
})
public sealed interface GateRule {
  /** The candidate is better: the interval of the difference lies above 0. */
  record Superiority(String metric) implements GateRule {
    public Superiority {
      checkMetric(metric);
    }
  }

  /** The candidate is not worse by {@code margin} (above 0, at most 1) or more. */
  record NonInferiority(String metric, double margin) implements GateRule {
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
      if (!(minimum >= 0 && minimum < 1)) {
        throw new IllegalArgumentException("minimum is 0 to below 1: " + minimum);
      }
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
