package dev.hansei.infra.registry.prompts;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code prompts_version}. */
@MappedEntity("prompts_version")
record PromptVersionRow(
    @Id @Binary16 UUID id,
    @Binary16 UUID projectId,
    @Binary16 UUID promptId,
    int number,
    @Nullable String content,
    @Binary32 Sha256 contentSha256,
    int contentBytes,
    @Binary16 UUID authorId,
    String note,
    @Nullable @Binary16 UUID parentId,
    Instant createdAt) {
  ArtifactRef artifact() {
    return new ArtifactRef(contentSha256, ArtifactRef.JSON, contentBytes);
  }
}
