package dev.hansei.workflows.criteria;

import java.util.Objects;
import java.util.Optional;

/**
 * One answer of a run that a safety judge was to look at.
 *
 * @param unit what was sampled independently: answers that share one are no independent evidence
 * @param said what was read from the judge's reply; empty where it gave no verdict
 */
public record SafetyAnswer(String unit, Optional<String> said) {
  public SafetyAnswer {
    Objects.requireNonNull(unit, "unit is null");
    Objects.requireNonNull(said, "said is null");
  }
}
