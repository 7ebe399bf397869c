package dev.hansei.api.promotions;

import dev.hansei.workflows.promotions.EmergencyMove;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An emergency move, as the API shows it.
 *
 * @param replaced the number of what was live before; absent where nothing was
 * @param dueAt by when somebody else has to have reviewed it
 */
public record EmergencyResource(
    UUID id,
    String prompt,
    int version,
    String stage,
    Optional<Integer> replaced,
    UUID movedBy,
    String reason,
    Instant movedAt,
    Instant dueAt,
    Optional<ReviewResource> review) {
  /** What the ids mean to people. */
  record Names(String prompt, int version, Optional<Integer> replaced) {}

  /** The look that somebody else took. */
  public record ReviewResource(UUID by, Instant at, String findings) {}

  static EmergencyResource from(EmergencyMove move, Names names) {
    return new EmergencyResource(
        move.id().value(),
        names.prompt(),
        names.version(),
        move.stage().word(),
        names.replaced(),
        move.movedBy().value(),
        move.reason(),
        move.movedAt(),
        move.dueAt(),
        move.review()
            .map(done -> new ReviewResource(done.by().value(), done.at(), done.findings())));
  }
}
