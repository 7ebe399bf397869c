package dev.hansei.infra.registry.promotions;

import dev.hansei.workflows.promotions.LiveOutcome;
import dev.hansei.workflows.traces.TraceId;
import java.time.Instant;

/**
 * An outcome that a rollout has taken.
 *
 * @param number in which order, from 1
 * @param step in which the answer was given
 * @param counted false where its user had one already, or enough of its side waited
 */
public record TakenOutcome(
    long number,
    TraceId traceId,
    String metric,
    int step,
    LiveOutcome.Side side,
    double value,
    boolean counted,
    Instant receivedAt) {}
