package dev.hansei.workflows.promotions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hansei.workflows.TestLoop;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.PersonId;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/**
 * A promotion that people approve and steer, and whose registry answers what it is told to. It runs
 * in the loop that {@link #started} gave last.
 */
final class RunningPromotion {
  static final PersonId ALICE = PersonId.of("019a9000-0000-7000-8000-0000000000b1");
  static final PersonId BOB = PersonId.of("019a9000-0000-7000-8000-0000000000b2");
  static final PersonId CAROL = PersonId.of("019a9000-0000-7000-8000-0000000000b3");

  final FakePromotionActivities registry = new FakePromotionActivities();
  private final PromoteInput input;
  private @Nullable TestLoop loop;
  private int steerings;

  RunningPromotion(PromoteInput input) {
    this.input = input;
  }

  PromoteInput input() {
    return input;
  }

  /** The id of its workflow. */
  String id() {
    return Promote.workflowId(input);
  }

  /** What the registry says from now on, one after the other. */
  void answer(StepAnswer... answers) {
    synchronized (registry.answers) {
      registry.answers.clear();
      registry.answers.addAll(List.of(answers));
    }
  }

  /** Starts it and waits for nothing. */
  TestLoop begun(PromoteInput asked) {
    TestLoop begun = TestLoop.with(registry);
    loop = begun;
    WorkflowClient.start(begun.workflow(Promote.class, id())::promote, asked);
    return begun;
  }

  /** One that waits for people. */
  TestLoop started() {
    return started(input);
  }

  TestLoop started(PromoteInput asked) {
    TestLoop begun = begun(asked);
    waitUntil(() -> status().state() == PromotionState.AWAITING_APPROVAL);
    return begun;
  }

  /** One that two people have approved. */
  TestLoop approved() {
    TestLoop begun = started();
    approve();
    return begun;
  }

  void approve() {
    var _ = decide(ALICE);
    var _ = decide(BOB);
  }

  PromotionStatus status() {
    return loop().client().newWorkflowStub(Promote.class, id()).status();
  }

  /** Waits for its end. */
  PromotionStatus ended() {
    return loop().running(id()).getResult(PromotionStatus.class);
  }

  /** Tells it that there is something to look at. */
  void tell() {
    loop().running(id()).signal("stepChanged");
  }

  PromotionStatus decide(PersonId person) {
    String decision = "APPROVE-" + person;
    return update(
        "decide",
        decision,
        new Decision(decision, person, Decision.Kind.APPROVE, Optional.empty()));
  }

  PromotionStatus steer(Steering.Kind kind, int step) {
    return steer(ALICE, kind, step);
  }

  PromotionStatus steer(PersonId person, Steering.Kind kind, int step) {
    var words = new ArtifactRef(Sha256.of("because"), "text/plain", 7);
    String steering = "%s-%d".formatted(kind, ++steerings);
    return update("steer", steering, new Steering(steering, person, kind, step, words));
  }

  /** Why it does not let itself be steered. */
  String objection(Steering.Kind kind, int step) {
    return objection(() -> steer(kind, step));
  }

  /** Why it does not let that person steer its first step. */
  String objection(PersonId person, Steering.Kind kind) {
    return objection(() -> steer(person, kind, 1));
  }

  void waitFor(String call, int times) {
    waitUntil(() -> registry.calls.count(call) == times);
    assertThat(registry.calls.count(call)).isEqualTo(times);
  }

  /** Half a minute at most; whether it became so is for the caller to say. */
  static void waitUntil(BooleanSupplier fact) {
    for (int attempt = 0; attempt < 1_500 && !fact.getAsBoolean(); attempt++) {
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static String objection(ThrowingCallable steered) {
    var refused = catchThrowableOfType(WorkflowUpdateException.class, steered);
    return refused.getCause() instanceof ApplicationFailure failure
        ? String.valueOf(failure.getOriginalMessage())
        : "";
  }

  private PromotionStatus update(String name, String updateId, Object argument) {
    return loop()
        .running(id())
        .startUpdate(
            UpdateOptions.newBuilder(PromotionStatus.class)
                .setUpdateName(name)
                .setUpdateId(updateId)
                .setWaitForStage(WorkflowUpdateStage.ACCEPTED)
                .build(),
            argument)
        .getResult();
  }

  private TestLoop loop() {
    return Objects.requireNonNull(loop, "it was not started");
  }
}
