package dev.hansei.api.promotions;

import dev.hansei.infra.registry.promotions.TakenOutcome;
import dev.hansei.workflows.promotions.LiveOutcome;
import java.time.Instant;

/**
 * An outcome of live traffic that a rollout has read, as the API shows it.
 *
 * @param number in which order it was taken, from 1
 * @param trace the answer; GET /traces/{trace} shows it
 * @param value 0 to 1, more is better
 * @param counted false where it is not compared: its user had one in this rollout already, or what
 *     is live had more than the step asks for beside each
 */
public record LiveOutcomeResource(
    long number,
    String trace,
    String metric,
    int step,
    LiveOutcome.Side side,
    double value,
    boolean counted,
    Instant receivedAt) {
  static LiveOutcomeResource from(TakenOutcome taken) {
    return new LiveOutcomeResource(
        taken.number(),
        taken.traceId().hex(),
        taken.metric(),
        taken.step(),
        taken.side(),
        taken.value(),
        taken.counted(),
        taken.receivedAt());
  }
}
