package dev.hansei.infra.registry.calibrations;

import dev.hansei.workflows.calibrations.DiscoverCriteriaInput;
import dev.hansei.workflows.calibrations.DiscoveryId;
import dev.hansei.workflows.calibrations.DiscoveryState;
import dev.hansei.workflows.lineage.ArtifactRef;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A discovery as the registry has it.
 *
 * @param observations notes and failures gathered; 0 until they are
 * @param alone those of them in no proposal
 * @param set which were gathered; absent until they are
 * @param isGrouped whether its proposals are written
 * @param failureCode empty unless it failed
 */
public record DiscoveryView(
    DiscoverCriteriaInput input,
    DiscoveryState state,
    int observations,
    int alone,
    Optional<ArtifactRef> set,
    boolean isGrouped,
    String failureCode,
    Instant startedAt,
    Optional<Instant> endedAt) {
  public DiscoveryView {
    Objects.requireNonNull(input, "input is null");
    Objects.requireNonNull(state, "state is null");
    Objects.requireNonNull(set, "set is null");
    Objects.requireNonNull(failureCode, "failureCode is null");
    Objects.requireNonNull(startedAt, "startedAt is null");
    Objects.requireNonNull(endedAt, "endedAt is null");
  }

  /** Its name. */
  public DiscoveryId id() {
    return input.discoveryId();
  }
}
