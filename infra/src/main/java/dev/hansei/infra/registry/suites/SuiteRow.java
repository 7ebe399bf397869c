package dev.hansei.infra.registry.suites;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.suites.Suite;
import dev.hansei.workflows.suites.SuiteId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A row of {@code suites_suite}. */
@MappedEntity("suites_suite")
record SuiteRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID suiteId,
    String name,
    int number,
    @Binary16 UUID datasetId,
    String assertions,
    @Binary32 Sha256 contentSha256,
    Instant createdAt) {
  private static final TypeReference<List<Assertion>> ASSERTIONS = new TypeReference<>() {};

  Suite suite(CanonicalJson json) {
    return new Suite(
        new SuiteId(suiteId),
        name,
        number,
        new DatasetId(datasetId),
        json.read(assertions, ASSERTIONS),
        createdAt);
  }
}
