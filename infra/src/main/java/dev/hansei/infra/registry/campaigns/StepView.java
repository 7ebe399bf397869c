package dev.hansei.infra.registry.campaigns;

import dev.hansei.workflows.campaigns.StepResult;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * One step of one cycle.
 *
 * @param key as {@code CampaignStep.key}
 * @param subject what it makes: a collection, generation, run, verdict or promotion
 * @param result absent unless it is done
 * @param reservedCalls what was held back when it began
 * @param paidCalls what the journal says it paid; 0 while it runs
 * @param journalCalls answers that were there already and cost nothing
 */
public record StepView(
    int cycle,
    String key,
    Optional<UUID> subject,
    State state,
    Optional<StepResult> result,
    long reservedCalls,
    long paidCalls,
    long journalCalls,
    long paidUsdMicros,
    Instant startedAt,
    Optional<Instant> endedAt) {
  public StepView {
    Objects.requireNonNull(key, "key is null");
    Objects.requireNonNull(subject, "subject is null");
    Objects.requireNonNull(state, "state is null");
    Objects.requireNonNull(result, "result is null");
    Objects.requireNonNull(startedAt, "startedAt is null");
    Objects.requireNonNull(endedAt, "endedAt is null");
  }

  /** Where a step stands. */
  public enum State {
    RUNNING,
    DONE,
    CANCELLED,
    FAILED
  }
}
