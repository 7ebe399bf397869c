package dev.hansei.api.calibrations;

import dev.hansei.infra.registry.calibrations.DiscoveryView;
import dev.hansei.workflows.calibrations.DiscoveryId;
import dev.hansei.workflows.calibrations.DiscoveryState;
import dev.hansei.workflows.models.ModelName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A discovery of criteria, as the API shows it.
 *
 * @param model who words the proposals; absent: the keywords of their groups
 * @param observations notes and failures gathered; 0 until they are
 * @param alone those of them in no proposal: said once
 * @param failure a code where it failed
 * @param proposals the best supported first; absent in lists
 * @param startedAt absent as long as no worker has begun it
 */
public record DiscoveryResource(
    UUID id,
    DiscoveryState state,
    Optional<String> model,
    int observations,
    int alone,
    Optional<String> failure,
    Optional<List<ProposalResource>> proposals,
    Optional<String> startedBy,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt) {
  static DiscoveryResource from(DiscoveryView view, Optional<List<ProposalResource>> proposals) {
    return new DiscoveryResource(
        view.id().value(),
        view.state(),
        view.input().model().map(ModelName::value),
        view.observations(),
        view.alone(),
        Optional.of(view.failureCode()).filter(code -> !code.isEmpty()),
        proposals,
        Optional.of(view.input().startedBy().label()),
        Optional.of(view.startedAt()),
        view.endedAt());
  }

  static DiscoveryResource listed(DiscoveryView view) {
    return from(view, Optional.empty());
  }

  static DiscoveryResource queued(DiscoveryId id) {
    return new DiscoveryResource(
        id.value(),
        DiscoveryState.RUNNING,
        Optional.empty(),
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
