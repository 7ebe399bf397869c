package dev.hansei.infra.registry.calibrations;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.calibrations.DiscoverCriteriaInput;
import dev.hansei.workflows.calibrations.DiscoveryState;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code calibrations_discovery}. */
@MappedEntity("calibrations_discovery")
record DiscoveryRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID discoveryId,
    String input,
    String state,
    String failureCode,
    int observations,
    int alone,
    @Nullable @Binary32 Sha256 setSha256,
    long setBytes,
    boolean grouped,
    Instant startedAt,
    @Nullable Instant endedAt) {
  static DiscoveryRow open(DiscoverCriteriaInput input, CanonicalJson json, Instant now) {
    return new DiscoveryRow(
        input.projectId().value(),
        input.discoveryId().value(),
        json.write(input),
        DiscoveryState.RUNNING.name(),
        "",
        0,
        0,
        null,
        0,
        false,
        now,
        null);
  }

  DiscoveryView view(CanonicalJson json) {
    return new DiscoveryView(
        json.read(input, DiscoverCriteriaInput.class),
        DiscoveryState.valueOf(state),
        observations,
        alone,
        Optional.ofNullable(setSha256)
            .map(hash -> new ArtifactRef(hash, ArtifactRef.JSONL, setBytes)),
        grouped,
        failureCode,
        startedAt,
        Optional.ofNullable(endedAt));
  }

  boolean isRunning() {
    return state.equals(DiscoveryState.RUNNING.name());
  }
}
