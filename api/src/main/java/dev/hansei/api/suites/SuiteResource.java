package dev.hansei.api.suites;

import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.suites.Suite;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A suite, as the API shows it.
 *
 * @param number counts from 1 within the name
 * @param dataset the dataset's id
 */
public record SuiteResource(
    UUID id, String name, int number, UUID dataset, List<Assertion> assertions, Instant createdAt) {
  static SuiteResource from(Suite suite) {
    return new SuiteResource(
        suite.id().value(),
        suite.name(),
        suite.number(),
        suite.datasetId().value(),
        suite.assertions(),
        suite.createdAt());
  }
}
