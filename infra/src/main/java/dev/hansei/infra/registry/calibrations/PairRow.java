package dev.hansei.infra.registry.calibrations;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.calibrations.MinimalEdit;
import dev.hansei.workflows.calibrations.MinimalPair;
import dev.hansei.workflows.calibrations.PairId;
import dev.hansei.workflows.calibrations.PairState;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code calibrations_pair}. */
@MappedEntity("calibrations_pair")
record PairRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID pairId,
    @Binary16 UUID criterionId,
    @Binary16 UUID taskId,
    String kind,
    @Binary32 Sha256 editedSha256,
    String state,
    String decidedBy,
    @Nullable Instant decidedAt) {
  MinimalPair pair() {
    return new MinimalPair(
        new PairId(pairId),
        new CriterionId(criterionId),
        new TaskId(taskId),
        MinimalEdit.Kind.valueOf(kind),
        editedSha256,
        PairState.valueOf(state));
  }
}
