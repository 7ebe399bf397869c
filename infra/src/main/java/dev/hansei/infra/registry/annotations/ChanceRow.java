package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** With which chance an item was drawn. */
@MappedEntity("annotations_task")
record ChanceRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID queueId,
    @Binary32 Sha256 itemSha256,
    double chance) {}
