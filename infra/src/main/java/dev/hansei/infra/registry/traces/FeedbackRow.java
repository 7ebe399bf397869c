package dev.hansei.infra.registry.traces;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.HexBinary;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.FeedbackId;
import dev.hansei.workflows.traces.TraceId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code traces_feedback}. */
@MappedEntity("traces_feedback")
record FeedbackRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID feedbackId,
    @HexBinary String traceId,
    String opinion,
    Instant givenAt,
    Instant receivedAt,
    boolean byMonitor) {
  Feedback feedback(CanonicalJson json) {
    return new Feedback(
        new FeedbackId(feedbackId),
        new TraceId(traceId),
        json.read(opinion, Feedback.Opinion.class),
        givenAt);
  }
}
