package dev.hansei.infra.registry.suites;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.suites.RunLimits;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code suites_run}. */
@MappedEntity("suites_run")
record RunRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID runId,
    @Binary16 UUID suiteId,
    @Binary16 UUID versionId,
    @Nullable @Binary16 UUID promptVersionId,
    String input,
    @Binary32 Sha256 manifestSha256,
    long manifestBytes,
    int planned,
    String state,
    int scored,
    int error,
    int unscored,
    int cancelled,
    long inputTokens,
    long outputTokens,
    long costUsdMicros,
    int fromJournal,
    @Nullable String summary,
    String failureCode,
    Instant startedAt,
    @Nullable Instant endedAt,
    int priceList,
    String currency,
    long costMicros,
    int costUnknown,
    @Nullable Long limitCalls,
    @Nullable Long limitTokens,
    @Nullable Long limitMicros,
    int topUps) {
  RunLimits limits() {
    return new RunLimits(
        Optional.ofNullable(limitCalls),
        Optional.ofNullable(limitTokens),
        Optional.ofNullable(limitMicros));
  }
}
