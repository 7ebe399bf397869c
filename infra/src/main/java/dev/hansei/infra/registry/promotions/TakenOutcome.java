package dev.hansei.infra.registry.promotions;

import dev.hansei.workflows.promotions.LiveOutcome;
import dev.hansei.workflows.traces.TraceId;
import java.time.Instant;

/**
 * An outcome that a rollout has taken.
 *
 * @param number in which order, from 1
 * @param counted false where its user had one in that step already
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
