package dev.hansei.workflows.statistics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a finder of something (a guardrail, a judge of failures) did on one unit.
 *
 * @param unit what was sampled independently, see {@link PairedScore#unit()}
 * @param found what it found and was there, at least 0
 * @param falseAlarms what it found and was not there, at least 0
 * @param missed what was there and it did not find, at least 0
 */
public record Hits(String unit, int found, int falseAlarms, int missed) {
  public Hits {
    if (unit.isEmpty()) {
      throw new IllegalArgumentException("hits name their unit, got an empty text");
    }
    if (found < 0 || falseAlarms < 0 || missed < 0) {
      throw new IllegalArgumentException(
          "counts must not be negative, got %d, %d and %d in unit %s"
              .formatted(found, falseAlarms, missed, unit));
    }
  }

  /** One for each unit, in order of first appearance. */
  static List<Hits> byUnit(List<Hits> run) {
    Map<String, Hits> units = new LinkedHashMap<>();
    run.forEach(each -> units.merge(each.unit(), each, Hits::plus));
    return List.copyOf(units.values());
  }

  private Hits plus(Hits other) {
    return new Hits(
        unit,
        Math.addExact(found, other.found),
        Math.addExact(falseAlarms, other.falseAlarms),
        Math.addExact(missed, other.missed));
  }
}
