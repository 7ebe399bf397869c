package dev.hansei.workflows.suites;

import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.criteria.Assertion;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;

/**
 * What is asked of every answer to a dataset's cases, beside what single cases ask. Assertions of
 * one metric name give one score together. Immutable: saving other content under the same name
 * makes the next number.
 */
public record Suite(
    SuiteId id,
    String name,
    int number,
    DatasetId datasetId,
    List<Assertion> assertions,
    Instant createdAt) {
  /** More metrics than a page can compare. */
  public static final int ASSERTIONS_MAX = 50;

  public Suite {
    Objects.requireNonNull(id, "id is null");
    if (name.isBlank() || name.length() > 80) {
      throw new IllegalArgumentException("a suite's name has 1 to 80 characters");
    }
    if (number < 1) {
      throw new IllegalArgumentException("suite numbers count from 1: " + number);
    }
    Objects.requireNonNull(datasetId, "datasetId is null");
    assertions = List.copyOf(assertions);
    if (assertions.size() > ASSERTIONS_MAX) {
      throw new IllegalArgumentException("a suite has at most 50 assertions");
    }
    requireJudgesApart(assertions);
    Objects.requireNonNull(createdAt, "createdAt is null");
  }

  /**
   * A gate asks whether a metric's judge is certified, so the metric must be that judge's alone.
   */
  private static void requireJudgesApart(List<Assertion> assertions) {
    var names = new HashMap<String, Integer>();
    for (Assertion assertion : assertions) {
      if (assertion.set() != null) {
        names.merge(assertion.metric(), 1, Integer::sum);
      }
      assertion.leaves().forEach(leaf -> names.merge(leaf.metric(), 1, Integer::sum));
    }
    for (Assertion assertion : assertions) {
      for (Assertion leaf : assertion.leaves()) {
        if (leaf.judge() != null && names.getOrDefault(leaf.metric(), 0) > 1) {
          throw new IllegalArgumentException(
              "a judge's metric is its own; two assertions are called '%s'"
                  .formatted(leaf.metric()));
        }
      }
    }
  }
}
