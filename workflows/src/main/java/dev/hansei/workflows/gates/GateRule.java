package dev.hansei.workflows.gates;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** One clause of a gate. Differences are candidate minus baseline on the same cases. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = GateRule.Superiority.class, name = "superiority"),
  @JsonSubTypes.Type(value = GateRule.NonInferiority.class, name = "non-inferiority"),
  @JsonSubTypes.Type(value = GateRule.Coverage.class, name = "coverage"),
  @JsonSubTypes.Type(value = GateRule.RequiredCases.class, name = "required-cases")
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
      if (!(margin > 0 && margin <= 1)) {
        throw new IllegalArgumentException("margin is above 0 and at most 1: " + margin);
      }
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

  private static void checkMetric(String metric) {
    if (metric.isBlank() || metric.length() > 60) {
      throw new IllegalArgumentException("a rule names a metric of 1 to 60 characters");
    }
  }
}
