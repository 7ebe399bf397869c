package dev.hansei.infra.registry.cases;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseCheck;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code cases_case}. */
@MappedEntity("cases_case")
record CaseRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID caseId,
    @Binary16 UUID datasetId,
    String state,
    String content,
    @Binary32 Sha256 contentSha256,
    @Binary32 Sha256 questionHash,
    @Nullable @Binary32 Sha256 heldQuestion,
    boolean required,
    int weight,
    @Nullable String checked,
    @Nullable @Binary16 UUID failureId,
    @Nullable @Binary16 UUID documentId,
    @Nullable @Binary16 UUID generationId,
    @Nullable @Binary16 UUID authorId,
    String clusterKey,
    Instant createdAt,
    boolean approved) {
  Case read(CanonicalJson json) {
    return new Case(
        new CaseId(caseId),
        new DatasetId(datasetId),
        Case.State.valueOf(state),
        json.read(content, CaseContent.class),
        contentSha256,
        required,
        weight,
        Optional.ofNullable(checked).map(text -> json.read(text, CaseCheck.class)),
        createdAt);
  }

  boolean isRejected() {
    return state.equals(Case.State.REJECTED.name());
  }
}
