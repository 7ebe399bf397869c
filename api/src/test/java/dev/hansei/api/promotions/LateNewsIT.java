package dev.hansei.api.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.stack.LocalTemporal;
import dev.hansei.workflows.TaskQueues;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.Promote;
import dev.hansei.workflows.promotions.PromoteImpl;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.PromotionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/**
 * The registry knows that the gate has passed, the workflow does not yet, as after a death of
 * Temporal between the two.
 */
class LateNewsIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final ApiServer server = ApiServer.with("late", LocalTemporal.namespace("late"));
  private final Project project = server.project();
  private final PassedPromotion passed = new PassedPromotion(server, project).passed();
  private final LateGate gate = new LateGate(passed.gate(), passed.evidence());

  @Test
  void aDecisionWaitsUntilTheWorkflowHasHeardOfTheGate() throws Exception {
    Client manager = server.token(project, Role.RELEASE_MANAGER);
    String path = "/promotions/" + passed.id();
    assertThat(manager.get(path).expect(200).text("/state")).isEqualTo("awaiting-approval");
    WorkerFactory worker = working();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var promotion = started();
      var decided =
          threads.submit(() -> manager.post(path + "/decisions", "{\"kind\":\"approve\"}"));
      gate.awaitAsked();
      assertThat(promotion.status().state()).isEqualTo(PromotionState.CHECKING);
      assertThat(decided.isDone()).isFalse();
      gate.speak();
      Answer answer = decided.get().expect(200);
      assertThat(answer.json().at("/approvedBy")).hasSize(1);
      PromotionStatus now = promotion.status();
      assertThat(now.state()).isEqualTo(PromotionState.AWAITING_APPROVAL);
    } finally {
      gate.speak();
      worker.shutdownNow();
    }
  }

  private WorkerFactory working() {
    var factory = WorkerFactory.newInstance(server.get(WorkflowClient.class));
    var loop = factory.newWorker(TaskQueues.LOOP);
    loop.registerWorkflowImplementationTypes(PromoteImpl.class);
    loop.registerActivitiesImplementations(gate);
    factory.newWorker(TaskQueues.CPU).registerActivitiesImplementations(gate);
    factory.start();
    return factory;
  }

  /** Started; again, while the engine has not heard of its new namespace. */
  private Promote started() throws InterruptedException {
    var options =
        WorkflowOptions.newBuilder()
            .setWorkflowId(Promote.workflowId(passed.input()))
            .setTaskQueue(TaskQueues.LOOP)
            .build();
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      try {
        var promotion = server.get(WorkflowClient.class).newWorkflowStub(Promote.class, options);
        WorkflowClient.start(promotion::promote, passed.input());
        return promotion;
      } catch (WorkflowServiceException e) {
        assertThat(Instant.now()).as(e.toString()).isBefore(end);
        Thread.sleep(200);
      }
    }
  }
}
