package dev.hansei.workflows.promotions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hansei.workflows.FailureCode;
import dev.hansei.workflows.TestLoop;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.prompts.Stage;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How {@link Promote} goes over earlier stages before the steps of its plan. */
@Timeout(120)
class PromotePathTest {
  private static final PersonId ALICE = PersonId.of("019a9000-0000-7000-8000-0000000000b1");
  private static final PersonId BOB = PersonId.of("019a9000-0000-7000-8000-0000000000b2");
  private static final StepAnswer DEV = new StepAnswer.Walked(1);
  private static final StepAnswer TEAM = new StepAnswer.Walked(2);
  private static final StepAnswer FIRST = new StepAnswer.Stepped(1, 100);
  private static final StepAnswer FINISHED = new StepAnswer.Finished(8);

  private final PromoteInput input =
      RolloutInputs.planned().planned(Optional.of(overDevAndTeam(RolloutInputs.plan(2))));
  private final String id = Promote.workflowId(input);
  private final FakePromotionActivities registry = new FakePromotionActivities();
  private int steerings;

  @Test
  void goesOverDevAndTeamBeforeItsFirstStep() {
    answer(DEV, TEAM, FIRST, FINISHED);
    try (TestLoop loop = approved()) {
      assertThat(status(loop).state()).isEqualTo(PromotionState.ROLLING);
      assertThat(registry.calls.made()).endsWith("walk to 1", "walk to 2", "begin");
      tell(loop);
      assertThat(ended(loop).state()).isEqualTo(PromotionState.PROMOTED);
      assertThat(registry.calls.count("walk to 1")).as("each stage once").isEqualTo(1);
      loop.keepHistory(id, "walked.json");
    }
  }

  @Test
  void restsAtAStageAndAsksAgainWhenItsTimeIsOver() {
    try (TestLoop loop = started()) {
      Instant until = Instant.ofEpochMilli(loop.now()).plus(Duration.ofMinutes(30));
      answer(DEV, new StepAnswer.Resting(1, Optional.of(until)), TEAM, FIRST, FINISHED);
      approve(loop);
      assertThat(registry.calls.made()).endsWith("walk to 1", "walk to 2");
      assertThat(registry.calls.count("begin")).isZero();
      loop.sleep(Duration.ofMinutes(31));
      waitUntil(() -> registry.calls.count("begin") == 1);
      assertThat(registry.calls.made()).endsWith("walk to 2", "walk to 2", "begin");
      tell(loop);
      assertThat(ended(loop).state()).isEqualTo(PromotionState.PROMOTED);
      loop.keepHistory(id, "rested.json");
    }
  }

  @Test
  void isHeldBetweenTwoStagesUntilSomebodyResumes() {
    try (TestLoop loop = started()) {
      Instant until = Instant.ofEpochMilli(loop.now()).plus(Duration.ofHours(2));
      answer(
          DEV,
          new StepAnswer.Resting(1, Optional.of(until)),
          new StepAnswer.Resting(1, Optional.empty()),
          DEV,
          TEAM,
          FIRST,
          FINISHED);
      approve(loop);
      assertThat(objection(loop, Steering.Kind.HOLD, 1)).contains("steered as step 0");
      assertThat(steer(loop, Steering.Kind.HOLD, 0).state()).isEqualTo(PromotionState.PAUSED);
      assertThat(objection(loop, Steering.Kind.HOLD, 0)).isEqualTo("it is held there already");
      assertThat(steer(loop, Steering.Kind.RESUME, 0).state()).isEqualTo(PromotionState.ROLLING);
      waitUntil(() -> registry.calls.count("begin") == 1);
      assertThat(registry.calls.made())
          .endsWith("steer HOLD", "steer RESUME", "walk to 2", "begin");
      tell(loop);
      assertThat(ended(loop).state()).isEqualTo(PromotionState.PROMOTED);
      loop.keepHistory(id, "held-on-its-path.json");
    }
  }

  @Test
  void endsWhenItIsTakenBackBetweenTwoStages() {
    try (TestLoop loop = started()) {
      Instant until = Instant.ofEpochMilli(loop.now()).plus(Duration.ofDays(20));
      answer(DEV, new StepAnswer.Frozen(until), new StepAnswer.RolledBack("rolled back"));
      approve(loop);
      assertThat(status(loop).state()).isEqualTo(PromotionState.FROZEN);
      tell(loop);
      assertThat(ended(loop).state()).isEqualTo(PromotionState.ROLLED_BACK);
      assertThat(registry.calls.made()).endsWith("walk to 1", "walk to 2", "walk to 2");
      loop.keepHistory(id, "walked-back.json");
    }
  }

  @Test
  void standsStillWhereAStageFailsForGoodAfterAnother() {
    registry.calls.failForGood("walk to 2", FailureCode.INVALID);
    answer(DEV);
    try (TestLoop loop = approved()) {
      assertThat(status(loop).state()).isEqualTo(PromotionState.PAUSED);
      assertThat(registry.calls.made()).noneMatch(call -> call.startsWith("close"));
      loop.sleep(Duration.ofMinutes(61));
      waitUntil(() -> registry.calls.count("walk to 2") == 2);
      assertThat(registry.calls.count("walk to 2")).isEqualTo(2);
    }
  }

  @Test
  void goesOnWhereItWasUnderANewHistory() {
    answer(TEAM, FIRST, FINISHED);
    var carried =
        new RolloutProgress(
            PromotionState.ROLLING,
            0,
            List.of(FakePromotionActivities.AUTHOR),
            List.of(ALICE, BOB),
            List.of("a", "b"),
            Optional.of(true),
            Optional.of(1));
    try (TestLoop loop = TestLoop.with(registry)) {
      WorkflowClient.start(loop.workflow(Promote.class, id)::promote, input.carrying(carried));
      waitUntil(() -> registry.calls.count("begin") == 1);
      assertThat(registry.calls.made()).containsExactly("walk to 2", "begin");
      tell(loop);
      assertThat(ended(loop).state()).isEqualTo(PromotionState.PROMOTED);
    }
  }

  private static ReleasePlan overDevAndTeam(ReleasePlan plan) {
    return new ReleasePlan(
        plan.approvals(),
        plan.steps(),
        plan.metrics(),
        plan.alphaHarm(),
        plan.margin(),
        plan.patience(),
        Optional.of(
            List.of(PathStop.through(Stage.DEV), new PathStop(Stage.TEAM, Duration.ofHours(2)))));
  }

  private void answer(StepAnswer... answers) {
    synchronized (registry.answers) {
      registry.answers.clear();
      registry.answers.addAll(List.of(answers));
    }
  }

  private TestLoop started() {
    TestLoop loop = TestLoop.with(registry);
    WorkflowClient.start(loop.workflow(Promote.class, id)::promote, input);
    waitUntil(() -> status(loop).state() == PromotionState.AWAITING_APPROVAL);
    return loop;
  }

  private TestLoop approved() {
    TestLoop loop = started();
    approve(loop);
    return loop;
  }

  private void approve(TestLoop loop) {
    for (PersonId person : List.of(ALICE, BOB)) {
      String decision = "APPROVE-" + person;
      var _ =
          update(
              loop,
              "decide",
              decision,
              new Decision(decision, person, Decision.Kind.APPROVE, Optional.empty()));
    }
  }

  private PromotionStatus steer(TestLoop loop, Steering.Kind kind, int step) {
    String steering = "%s-%d".formatted(kind, ++steerings);
    var words = new ArtifactRef(Sha256.of("because"), "text/plain", 7);
    return update(loop, "steer", steering, new Steering(steering, ALICE, kind, step, words));
  }

  private String objection(TestLoop loop, Steering.Kind kind, int step) {
    var refused =
        catchThrowableOfType(WorkflowUpdateException.class, () -> steer(loop, kind, step));
    return refused.getCause() instanceof ApplicationFailure failure
        ? String.valueOf(failure.getOriginalMessage())
        : "";
  }

  private PromotionStatus update(TestLoop loop, String name, String updateId, Object argument) {
    return loop.running(id)
        .startUpdate(
            UpdateOptions.newBuilder(PromotionStatus.class)
                .setUpdateName(name)
                .setUpdateId(updateId)
                .setWaitForStage(WorkflowUpdateStage.ACCEPTED)
                .build(),
            argument)
        .getResult();
  }

  private PromotionStatus status(TestLoop loop) {
    return loop.client().newWorkflowStub(Promote.class, id).status();
  }

  private PromotionStatus ended(TestLoop loop) {
    return loop.running(id).getResult(PromotionStatus.class);
  }

  private void tell(TestLoop loop) {
    loop.running(id).signal("stepChanged");
  }

  private static void waitUntil(BooleanSupplier fact) {
    for (int attempt = 0; attempt < 500 && !fact.getAsBoolean(); attempt++) {
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
