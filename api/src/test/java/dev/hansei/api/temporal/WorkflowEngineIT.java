package dev.hansei.api.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.api.problems.ApiException;
import dev.hansei.infra.stack.LocalTemporal;
import dev.hansei.infra.temporal.PayloadConverters;
import dev.hansei.workflows.failures.CollectFailures;
import dev.hansei.workflows.failures.CollectFailuresInput;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against the real Temporal server, with no worker behind it, and against none. */
class WorkflowEngineIT {
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  @AfterEach
  void stop() {
    clock.shutdownNow();
  }

  @Test
  void aStartedWorkflowIsQueuedUntilItIsCancelled() {
    var server = LocalTemporal.start();
    var engine = engine(server.target(), server.namespace());
    var input = input();
    String id = CollectFailures.workflowId(input);

    onceTheNamespaceIsServed(() -> engine.start(CollectFailures.class, id, input));
    engine.start(CollectFailures.class, id, input);

    assertThat(engine.isQueued(input.collectionId().value(), id)).isTrue();
    assertThat(engine.isQueued(UUID.randomUUID(), id)).as("an id of another kind").isFalse();
    assertThat(engine.isQueued(timeOrdered(), "failures/none/none")).isFalse();
    assertThat(engine.cancel(id)).isTrue();
    assertThat(engine.cancel("failures/none/none")).isFalse();
  }

  @Test
  void aServerThatIsNotThereIsGivenUpSoon() {
    var engine = engine("127.0.0.1:1", "none");
    var input = input();
    Instant before = Instant.now();

    // The SDK's own words, or ours where its time was up first; both are answered with 503.
    assertThatThrownBy(
            () -> engine.start(CollectFailures.class, CollectFailures.workflowId(input), input))
        .satisfiesAnyOf(
            refused ->
                assertThat(refused)
                    .hasRootCauseInstanceOf(ConnectException.class)
                    .hasStackTraceContaining(Status.Code.UNAVAILABLE.name()),
            refused ->
                assertThat(refused)
                    .isInstanceOf(ApiException.class)
                    .hasMessageStartingWith("temporal-unavailable"));
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(20));
  }

  /** The SDK then refuses to compute with no time at all, as if an argument of ours were wrong. */
  @Test
  void aCallWhoseTimeIsUpBeforeItBeginsFoundNoServer() {
    var options = WorkflowServiceStubsOptions.newBuilder().setTarget("127.0.0.1:1");
    var engine = engine(options.setSystemInfoTimeout(Duration.ofMillis(1)), "none");
    var input = input();

    assertThatThrownBy(
            () -> engine.start(CollectFailures.class, CollectFailures.workflowId(input), input))
        .isInstanceOf(ApiException.class)
        .hasMessageStartingWith("temporal-unavailable")
        .hasRootCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFaultOfOursIsNotTakenForAServerThatIsAway() {
    var engine = engine("127.0.0.1:1", "none");

    assertThatThrownBy(() -> engine.start(CollectFailures.class, "", new Unwritable()))
        .isNotInstanceOf(ApiException.class);
  }

  /** What no payload converter can write. */
  private static final class Unwritable {
    @SuppressWarnings("unused")
    public String getName() {
      throw new IllegalArgumentException("no name");
    }
  }

  /** A server knows a namespace that was just made only after its cache has looked again. */
  private static void onceTheNamespaceIsServed(Runnable start) {
    Instant end = Instant.now().plusSeconds(120);
    while (true) {
      try {
        start.run();
        return;
      } catch (ApiException busy) {
        if (Instant.now().isAfter(end)) {
          throw busy;
        }
      } catch (WorkflowServiceException e) {
        boolean unknown =
            e.getCause() instanceof StatusRuntimeException said
                && said.getStatus().getCode() == Status.Code.NOT_FOUND;
        if (!unknown || Instant.now().isAfter(end)) {
          throw e;
        }
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
      }
    }
  }

  private WorkflowEngine engine(String target, String namespace) {
    return engine(WorkflowServiceStubsOptions.newBuilder().setTarget(target), namespace);
  }

  private WorkflowEngine engine(WorkflowServiceStubsOptions.Builder connection, String namespace) {
    var stubs = WorkflowServiceStubs.newServiceStubs(connection.build());
    var options =
        WorkflowClientOptions.newBuilder()
            .setNamespace(namespace)
            .setDataConverter(PayloadConverters.create())
            .build();
    return new WorkflowEngine(WorkflowClient.newInstance(stubs, options), clock);
  }

  private static CollectFailuresInput input() {
    return new CollectFailuresInput(
        new ProjectId(timeOrdered()), new CollectionId(timeOrdered()), new Actor.BySystem(), false);
  }

  private static UUID timeOrdered() {
    UUID random = UUID.randomUUID();
    long high =
        (Instant.now().toEpochMilli() << 16) | 0x7000 | (random.getMostSignificantBits() & 0xFFF);
    return new UUID(high, random.getLeastSignificantBits());
  }
}
