package dev.hansei.infra.registry.models;

import dev.hansei.workflows.models.Usage;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** What the calls of one payer add up to. */
@MappedEntity("models_call")
record PaidRow(
    @Id String paidBy, long paid, long inputTokens, long outputTokens, long costUsdMicros) {
  PaidCalls calls() {
    return new PaidCalls(paid, new Usage(inputTokens, outputTokens, costUsdMicros));
  }
}
