package dev.hansei.infra.registry.failures;

import dev.hansei.workflows.Ending;
import dev.hansei.workflows.failures.CollectFailuresResult;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.projects.Actor;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One run of CollectFailures.
 *
 * @param result the totals; zero while it runs
 * @param ending absent while it runs
 */
public record CollectionView(
    CollectionId id,
    boolean fromStart,
    Actor startedBy,
    CollectFailuresResult result,
    Optional<Ending> ending,
    Instant startedAt,
    Optional<Instant> endedAt) {
  public CollectionView {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(startedBy, "startedBy is null");
    Objects.requireNonNull(result, "result is null");
    Objects.requireNonNull(ending, "ending is null");
    Objects.requireNonNull(startedAt, "startedAt is null");
    Objects.requireNonNull(endedAt, "endedAt is null");
  }
}
