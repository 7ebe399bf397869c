package dev.hansei.api.promotions;

import dev.hansei.infra.registry.promotions.StopView;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.promotions.StopState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A stage on a promotion's path, as the API shows it.
 *
 * @param rest how long the candidate is live there before it goes further, as planned; absent where
 *     it is passed at once
 * @param restsUntil until when it stays there, or stayed; absent while it is not reached
 * @param reason why somebody holds it there, or sent it on early; empty while there is nothing to
 *     say
 * @param changedAt when its state last changed; absent while it is not reached
 * @param reasonBy who said so; absent where nobody did, or two people said the same
 */
public record StopResource(
    int number,
    String stage,
    StopState state,
    Optional<Duration> rest,
    Optional<Instant> restsUntil,
    String reason,
    Optional<Instant> changedAt,
    Optional<UUID> reasonBy) {
  static StopResource from(StopView stop) {
    return new StopResource(
        stop.number(),
        stop.stage().word(),
        stop.state(),
        Optional.of(stop.rest()).filter(rest -> !rest.isZero()),
        stop.restsUntil(),
        stop.reason(),
        stop.changedAt(),
        stop.reasonBy().map(PersonId::value));
  }
}
