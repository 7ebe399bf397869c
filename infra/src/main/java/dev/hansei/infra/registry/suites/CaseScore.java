package dev.hansei.infra.registry.suites;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/**
 * One score of a scored item, with the case it is of: what statistics need.
 *
 * @param clusterKey what was sampled independently: a {@link
 *     dev.hansei.workflows.cases.CaseCluster}'s text
 */
@MappedEntity("suites_score")
public record CaseScore(
    @Id @Binary16 UUID caseId, String metric, double value, boolean passed, String clusterKey) {}
