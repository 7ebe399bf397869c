package dev.hansei.infra.registry.promotions;

import dev.hansei.workflows.failures.ClusterId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What the answers failed at for which a rollout went back.
 *
 * @param bad traces of the candidate that were bad, 500 at most
 * @param cluster the failure mode that has most of them; absent until one was found
 * @param traces how many of them are in that mode
 * @param settledAt when it was found, or found not to be
 */
public record FailureModeView(
    RollbackFailures.State state,
    int bad,
    Optional<ClusterId> cluster,
    int traces,
    Optional<Instant> settledAt) {
  public FailureModeView {
    Objects.requireNonNull(state, "state is null");
    Objects.requireNonNull(cluster, "cluster is null");
    Objects.requireNonNull(settledAt, "settledAt is null");
  }

  static FailureModeView of(FailureModeRow row) {
    return new FailureModeView(
        RollbackFailures.State.valueOf(row.state()),
        row.bad(),
        Optional.ofNullable(row.clusterId()).map(ClusterId::new),
        row.traces(),
        Optional.ofNullable(row.settledAt()));
  }
}
