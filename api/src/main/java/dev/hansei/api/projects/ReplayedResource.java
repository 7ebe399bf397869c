package dev.hansei.api.projects;

import dev.hansei.infra.registry.projects.Deliveries;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;

/**
 * What will be sent again.
 *
 * @param events how many
 * @param more ask on with this as {@code from}; absent where the range is done
 */
@Schema(name = "Replayed")
public record ReplayedResource(int events, Optional<Instant> more) {
  static ReplayedResource of(Deliveries.Replayed replayed) {
    return new ReplayedResource(replayed.events(), replayed.more());
  }
}
