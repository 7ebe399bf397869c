package dev.hansei.infra.temporal;

import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.micronaut.context.annotation.Property;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.SimpleSslContextBuilder;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Makes connections and clients by the settings. A connection is opened at its first call, so a
 * cluster that is away delays nobody's start. Thread-safe.
 */
@Singleton
public final class TemporalConnection {
  /** A call that the server took but does not answer; long polls have a limit of their own. */
  private static final Duration RPC_TIMEOUT = Duration.ofSeconds(10);

  /** What a connection asks before its first call, with attempts of its own: what can you do? */
  private static final Duration GREETING_TIMEOUT = Duration.ofSeconds(5);

  private final TemporalSettings settings;
  private final String deployment;

  TemporalConnection(
      TemporalSettings settings,
      @Property(name = "hansei.deployment", defaultValue = "") String deployment) {
    this.settings = settings;
    this.deployment = deployment;
  }

  /** A connection whose calls are tried again for so long while the cluster is away. */
  public WorkflowServiceStubs open(Duration patience) {
    var options =
        WorkflowServiceStubsOptions.newBuilder()
            .setTarget(settings.address())
            .setRpcTimeout(shorter(RPC_TIMEOUT, patience))
            .setSystemInfoTimeout(shorter(GREETING_TIMEOUT, patience))
            .setRpcRetryOptions(
                RpcRetryOptions.newBuilder().setExpiration(patience).validateBuildWithDefaults());
    if (settings.isEncrypted()) {
      options.setSslContext(sslContext());
    }
    if (deployment.isEmpty()) {
      options.setGrpcClientInterceptors(List.of(new UnversionedTasks()));
    }
    if (!settings.apiKey().isEmpty()) {
      options.addApiKey(settings::apiKey);
    }
    return WorkflowServiceStubs.newServiceStubs(options.build());
  }

  /** A client of our namespace and our JSON. */
  public WorkflowClient client(WorkflowServiceStubs connection) {
    return WorkflowClient.newInstance(
        connection,
        WorkflowClientOptions.newBuilder()
            .setNamespace(settings.namespace())
            .setDataConverter(PayloadConverters.create())
            .build());
  }

  /**
   * Asks the cluster for our namespace.
   *
   * @throws io.grpc.StatusRuntimeException when it does not answer, or has none of that name
   */
  public void check(WorkflowServiceStubs connection) {
    var request = DescribeNamespaceRequest.newBuilder().setNamespace(settings.namespace()).build();
    var _ = connection.blockingStub().describeNamespace(request);
  }

  private SslContext sslContext() {
    try {
      if (settings.certificate().isEmpty()) {
        return SimpleSslContextBuilder.noKeyOrCertChain().build();
      }
      try (InputStream certificate = Files.newInputStream(Path.of(settings.certificate()));
          InputStream key = Files.newInputStream(Path.of(settings.key()))) {
        return SimpleSslContextBuilder.forPKCS8(certificate, key).build();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "HANSEI_TEMPORAL_CERTIFICATE or HANSEI_TEMPORAL_KEY cannot be read: " + e.getMessage(),
          e);
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
