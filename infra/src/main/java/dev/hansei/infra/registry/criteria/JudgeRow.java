package dev.hansei.infra.registry.criteria;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.JudgeMethod;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelSettings;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code criteria_judge}. */
@MappedEntity("criteria_judge")
record JudgeRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID judgeId,
    @Binary16 UUID criterionId,
    int number,
    String rubric,
    String model,
    String settings,
    @Binary32 Sha256 contentSha256,
    Instant createdAt,
    @Nullable @Binary32 Sha256 learnedSha256,
    long learnedBytes,
    @Nullable String method,
    @Nullable @Binary16 UUID rubricId) {
  Judge judge(CanonicalJson json) {
    return new Judge(
        new JudgeId(judgeId),
        new CriterionId(criterionId),
        number,
        rubric,
        new ModelName(model),
        json.read(settings, ModelSettings.class),
        contentSha256,
        createdAt,
        Optional.ofNullable(learnedSha256)
            .map(hash -> new ArtifactRef(hash, ArtifactRef.JSON, learnedBytes)),
        Optional.ofNullable(method).map(stored -> json.read(stored, JudgeMethod.class)));
  }
}
