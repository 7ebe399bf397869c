package dev.hansei.infra.temporal;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import jakarta.inject.Singleton;

/**
 * The client with which people's requests start, cancel and decide workflows: it gives up soon, so
 * that an answer can say that the cluster is away. Workers have a connection of their own.
 */
@Factory
final class TemporalClientFactory {
  @Singleton
  @Bean(preDestroy = "shutdown")
  WorkflowServiceStubs connection(TemporalConnection temporal, TemporalSettings settings) {
    return temporal.open(settings.patience());
  }

  @Singleton
  WorkflowClient client(TemporalConnection temporal, WorkflowServiceStubs connection) {
    return temporal.client(connection);
  }
}
