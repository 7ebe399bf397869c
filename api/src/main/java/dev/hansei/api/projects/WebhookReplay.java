package dev.hansei.api.projects;

import dev.hansei.api.problems.ApiProblem;
import dev.hansei.infra.registry.projects.Deliveries;
import dev.hansei.infra.registry.projects.Webhooks;
import dev.hansei.workflows.projects.WebhookId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Sends events again: one, or those of a range. */
@Singleton
final class WebhookReplay {
  private final Webhooks webhooks;
  private final Deliveries deliveries;
  private final Clock clock;

  WebhookReplay(Webhooks webhooks, Deliveries deliveries, Clock clock) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /**
   * Does it.
   *
   * @throws dev.hansei.api.problems.ApiException 400 where neither or both are named
   */
  Deliveries.Replayed replay(Caller caller, WebhookId webhook, ReplayRequest wanted) {
    webhooks.require(caller.projectId(), webhook);
    if (wanted.event().isPresent() == wanted.from().isPresent()) {
      throw ApiProblem.invalidField(
              "event",
              "Name one event by 'event', or a range by 'from' and, if you like, 'before'.")
          .raise();
    }
    if (wanted.event().isPresent()) {
      deliveries.replay(caller.projectId(), webhook, wanted.event().get(), caller.actor());
      return new Deliveries.Replayed(1, Optional.empty());
    }
    return deliveries.replay(
        caller.projectId(), webhook, range(wanted.from().get(), wanted.before()), caller.actor());
  }

  /** Those since then. */
  Deliveries.Replayed since(Caller caller, WebhookId webhook, Instant from) {
    return deliveries.replay(
        caller.projectId(), webhook, range(from, Optional.empty()), caller.actor());
  }

  Instant now() {
    return clock.instant();
  }

  private Deliveries.Range range(Instant from, Optional<Instant> before) {
    Instant end = before.orElseGet(this::now);
    if (!from.isBefore(end)) {
      throw ApiProblem.invalidField("from", "It lies before 'before', and in the past.").raise();
    }
    return new Deliveries.Range(from, end);
  }
}
