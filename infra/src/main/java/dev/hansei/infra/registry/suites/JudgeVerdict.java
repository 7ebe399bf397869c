package dev.hansei.infra.registry.suites;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/**
 * Whether a judge passed one answer of a run.
 *
 * @param metric of the assertion that names the judge
 * @param caseId what was asked
 * @param clusterKey what was sampled independently: a {@link
 *     dev.hansei.workflows.cases.CaseCluster}'s text
 */
@MappedEntity("suites_score")
public record JudgeVerdict(
    @Id int ordinal,
    String metric,
    @Binary16 UUID judgeId,
    boolean passed,
    @Binary16 UUID caseId,
    String clusterKey) {}
