package dev.hansei.infra.registry.promotions;

import dev.hansei.workflows.promotions.StopState;
import dev.hansei.workflows.prompts.Stage;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A stage on a promotion's path, as it is shown.
 *
 * @param number its place on the path, from 1
 * @param changedAt when its state last changed; absent while it is not reached
 */
public record StopView(int number, Stage stage, StopState state, Optional<Instant> changedAt) {
  public StopView {
    Objects.requireNonNull(stage, "stage is null");
    Objects.requireNonNull(state, "state is null");
    Objects.requireNonNull(changedAt, "changedAt is null");
  }
}
