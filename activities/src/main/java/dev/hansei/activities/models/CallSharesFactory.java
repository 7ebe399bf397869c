package dev.hansei.activities.models;

import dev.hansei.infra.registry.models.Callers;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Lets this worker take its share of model calls by what the registry says. */
@Factory
final class CallSharesFactory {
  @Singleton
  CallShares shares(Callers callers, WorkerName worker) {
    return new CallShares(model -> callers.report(model, worker.value()), System::nanoTime);
  }
}
