package dev.hansei.workflows.statistics;

/**
 * One measured figure and what it was sampled with.
 *
 * @param unit what was sampled independently, see {@link PairedScore#unit()}
 * @param value the figure
 */
public record Observation(String unit, double value) {
  public Observation {
    if (unit.isEmpty()) {
      throw new IllegalArgumentException("an observation names its unit, got an empty text");
    }
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "an observation is finite, got %s in unit %s".formatted(value, unit));
    }
  }
}
