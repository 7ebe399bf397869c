package dev.hansei.infra.registry.models;

import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.Usage;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** What the calls of one payer to one model add up to. */
@MappedEntity("models_call")
record PaidByModelRow(
    @Id String model,
    long paid,
    long silent,
    long outputMax,
    long inputTokens,
    long outputTokens,
    long costUsdMicros,
    long cachedTokens) {
  PaidByModel calls() {
    return new PaidByModel(
        new ModelName(model),
        paid,
        silent,
        outputMax,
        new Usage(inputTokens, outputTokens, costUsdMicros, cachedTokens));
  }
}
