package dev.hansei.api.failures;

import dev.hansei.api.WireJson;
import dev.hansei.infra.registry.failures.CollectionView;
import dev.hansei.workflows.failures.CollectionId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A collection of failures, as the API shows it.
 *
 * @param state running, completed, cancelled or failed
 * @param tracesRead totals; 0 while it runs
 * @param startedAt absent as long as no worker has begun it
 */
public record CollectionResource(
    UUID id,
    String state,
    int tracesRead,
    int failed,
    int newFailures,
    Optional<String> startedBy,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt) {
  static CollectionResource from(CollectionView view) {
    return new CollectionResource(
        view.id().value(),
        view.ending().map(WireJson::nameOf).orElse("running"),
        view.result().tracesRead(),
        view.result().failed(),
        view.result().newFailures(),
        Optional.of(view.startedBy().label()),
        Optional.of(view.startedAt()),
        view.endedAt());
  }

  static CollectionResource queued(CollectionId id) {
    return new CollectionResource(
        id.value(), "running", 0, 0, 0, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
