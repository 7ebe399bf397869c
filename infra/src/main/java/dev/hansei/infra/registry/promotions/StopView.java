package dev.hansei.infra.registry.promotions;

import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.promotions.StopState;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A stage on a promotion's path, as it is shown.
 *
 * @param number its place on the path, from 1
 * @param rest how long it stays there before it goes further, as planned
 * @param restsUntil until when it stays there, or stayed; absent while it is not reached
 * @param reason why somebody holds it there, or sent it on early; empty while there is nothing to
 *     say
 * @param changedAt when its state last changed; absent while it is not reached
 * @param replaces what was live there when the request opened; absent where nothing was
 * @param reasonBy whose words these are; absent where they are nobody's, or where two people wrote
 *     the same
 */
public record StopView(
    int number,
    Stage stage,
    StopState state,
    Duration rest,
    Optional<Instant> restsUntil,
    String reason,
    Optional<Instant> changedAt,
    Optional<PromptVersionId> replaces,
    Optional<PersonId> reasonBy) {
  public StopView {
    Objects.requireNonNull(stage, "stage is null");
    Objects.requireNonNull(state, "state is null");
    Objects.requireNonNull(rest, "rest is null");
    Objects.requireNonNull(restsUntil, "restsUntil is null");
    Objects.requireNonNull(reason, "reason is null");
    Objects.requireNonNull(changedAt, "changedAt is null");
    Objects.requireNonNull(replaces, "replaces is null");
    Objects.requireNonNull(reasonBy, "reasonBy is null");
  }
}
