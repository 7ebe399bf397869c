package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.infra.registry.HexBinary;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.failures.Severity;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.traces.TraceId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code failures_failure}. */
@MappedEntity("failures_failure")
record FailureRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID failureId,
    @HexBinary String traceId,
    @Binary16 UUID collectionId,
    String state,
    String severity,
    boolean hasCase,
    String question,
    @Nullable String texts,
    @Nullable @Binary32 Sha256 textsSha256,
    Instant foundAt) {
  FailureView view(List<FailureReason> reasons) {
    return new FailureView(
        new FailureId(failureId),
        new TraceId(traceId),
        FailureState.valueOf(state),
        reasons,
        Severity.valueOf(severity),
        question,
        hasCase,
        foundAt);
  }
}
