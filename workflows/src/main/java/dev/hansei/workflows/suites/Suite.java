package dev.hansei.workflows.suites;

import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.criteria.Assertion;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * What is asked of every answer to a dataset's cases. Immutable: saving other content under the
 * same name makes the next number.
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
    if (assertions.isEmpty() || assertions.size() > ASSERTIONS_MAX) {
      throw new IllegalArgumentException("a suite has 1 to 50 assertions");
    }
    var names = new HashSet<String>();
    for (Assertion assertion : assertions) {
      if (!names.add(assertion.metric())) {
        throw new IllegalArgumentException(
            "two assertions are called '%s'; give one another metric name"
                .formatted(assertion.metric()));
      }
    }
    Objects.requireNonNull(createdAt, "createdAt is null");
  }
}
