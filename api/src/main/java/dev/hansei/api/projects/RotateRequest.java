package dev.hansei.api.projects;

import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.infra.registry.projects.Webhooks;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How a secret is replaced.
 *
 * @param overlapHours how long the one before signs too; 24 when absent, 0 where it leaked, at most
 *     168
 */
public record RotateRequest(Optional<Integer> overlapHours) {
  private static final int OVERLAP_HOURS_DEFAULT = 24;

  public RotateRequest {
    Objects.requireNonNull(overlapHours, "overlapHours is null");
    if (overlapHours.filter(it -> it < 0 || it > Webhooks.OVERLAP_MAX.toHours()).isPresent()) {
      throw new InvalidFieldException(
          "overlapHours", "0 to %d hours.".formatted(Webhooks.OVERLAP_MAX.toHours()));
    }
  }

  Duration overlap() {
    return Duration.ofHours(overlapHours.orElse(OVERLAP_HOURS_DEFAULT));
  }
}
