package dev.hansei.infra.registry.projects;

import dev.hansei.workflows.projects.EventId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.WebhookId;
import java.time.Instant;
import java.util.Objects;

/**
 * A delivery that this process tries now.
 *
 * @param attempt which try it is since it was last asked for, from 1
 * @param claimedAt when this try began; with the number it tells this try from every other
 * @param body what is posted
 */
@SuppressWarnings("ArrayRecordComponent") // Goes from a row to the wire, never compared.
public record ClaimedDelivery(
    ProjectId project,
    WebhookId webhook,
    EventId event,
    int attempt,
    Instant claimedAt,
    String url,
    byte[] body) {
  public ClaimedDelivery {
    Objects.requireNonNull(project, "project is null");
    Objects.requireNonNull(webhook, "webhook is null");
    Objects.requireNonNull(event, "event is null");
    Objects.requireNonNull(claimedAt, "claimedAt is null");
    Objects.requireNonNull(url, "url is null");
  }

  /** Not the address, which may hold a secret of the receiver. */
  @Override
  public String toString() {
    return "event %s for webhook %s, try %d".formatted(event, webhook, attempt);
  }
}
