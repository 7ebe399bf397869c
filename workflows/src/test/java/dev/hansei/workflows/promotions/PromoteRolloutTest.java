package dev.hansei.workflows.promotions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hansei.workflows.FailureCode;
import dev.hansei.workflows.PayloadSamples;
import dev.hansei.workflows.TestLoop;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.promotions.Decision.Kind;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateHandle;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@link Promote} does with a plan once people have approved. */
@Timeout(120)
class PromoteRolloutTest {
  private static final PersonId ALICE = PersonId.of("019a9000-0000-7000-8000-0000000000b1");
  private static final PersonId BOB = PersonId.of("019a9000-0000-7000-8000-0000000000b2");
  private static final PersonId CAROL = PersonId.of("019a9000-0000-7000-8000-0000000000b3");
  private static final StepAnswer FIRST = new StepAnswer.Stepped(1, 100);
  private static final StepAnswer SECOND = new StepAnswer.Stepped(2, 1_000);
  private static final StepAnswer HELD = new StepAnswer.Held(2, "held");
  private static final StepAnswer FINISHED = new StepAnswer.Finished(8);

  private final PromoteInput input = RolloutInputs.planned();
  private final String id = Promote.workflowId(input);
  private final FakePromotionActivities registry = new FakePromotionActivities();
  private int steerings;

  @Test
  void goesStepByStepWhenItIsToldAndByItsOwnLook() {
    answer(FIRST, FIRST, SECOND, FINISHED);
    try (TestLoop loop = approved()) {
      assertThat(status(loop).state()).isEqualTo(PromotionState.ROLLING);
      tell(loop);
      waitFor("next from 1", 1);
      tell(loop);
      waitFor("next from 1", 2);
      loop.sleep(Rollout.LOOK_EVERY.plusMinutes(1));
      assertThat(ended(loop))
          .isEqualTo(new PromotionStatus(PromotionState.PROMOTED, List.of(ALICE, BOB), 2));
      assertThat(registry.calls.made())
          .endsWith("begin", "next from 1", "next from 1", "next from 2");
      loop.keepHistory(id, "advanced.json");
    }
  }

  @Test
  void lastApproverIsToldOnceTheFirstStepHasBegun() {
    answer(FIRST);
    try (TestLoop loop = started()) {
      var _ = decide(loop, ALICE);
      assertThat(decide(loop, BOB).state()).isEqualTo(PromotionState.ROLLING);
    }
  }

  @Test
  void endsWhenTheRegistryRolledItBack() {
    answer(FIRST, new StepAnswer.RolledBack("rolled back"));
    try (TestLoop loop = approved()) {
      tell(loop);
      assertThat(ended(loop).state()).isEqualTo(PromotionState.ROLLED_BACK);
      loop.keepHistory(id, "rolled-back.json");
    }
  }

  @Test
  void findsWithinTheHourThatItWasRolledBackBehindItsBack() {
    answer(FIRST, new StepAnswer.RolledBack("rolled back"));
    try (TestLoop loop = approved()) {
      loop.sleep(Duration.ofMinutes(61));
      assertThat(ended(loop).state()).isEqualTo(PromotionState.ROLLED_BACK);
      assertThat(registry.calls.count("next from 1")).isEqualTo(1);
      loop.keepHistory(id, "rolled-back-behind-its-back.json");
    }
  }

  @Test
  void isOvertakenByAMoveThatIsNotItsOwn() {
    answer(FIRST, new StepAnswer.Overtaken());
    try (TestLoop loop = approved()) {
      tell(loop);
      assertThat(ended(loop).state()).isEqualTo(PromotionState.OVERTAKEN);
    }
  }

  @Test
  void waitsForAPersonWhenItIsHeldAndSkipsWhenTheyWant() {
    answer(FIRST, SECOND, HELD, FINISHED);
    try (TestLoop loop = approved()) {
      tell(loop);
      waitUntil(() -> registry.calls.count("next from 1") == 1);
      assertThat(steer(loop, Steering.Kind.HOLD, 2).state()).isEqualTo(PromotionState.PAUSED);
      assertThat(objection(loop, Steering.Kind.HOLD, 2)).isEqualTo("the step is held already");
      assertThat(objection(loop, Steering.Kind.SKIP, 1))
          .isEqualTo("step 2 runs by now; look again");
      assertThat(steer(loop, Steering.Kind.SKIP, 2).state()).isEqualTo(PromotionState.PROMOTED);
      assertThat(ended(loop).state()).isEqualTo(PromotionState.PROMOTED);
      loop.keepHistory(id, "held-skipped.json");
    }
  }

  @Test
  void goesOnWhenAPersonResumesWhatThePolicyPaused() {
    answer(FIRST, new StepAnswer.Held(1, "held"), FIRST, FINISHED);
    try (TestLoop loop = approved()) {
      tell(loop);
      waitUntil(() -> status(loop).state() == PromotionState.PAUSED);
      assertThat(steer(loop, Steering.Kind.RESUME, 1).state()).isEqualTo(PromotionState.ROLLING);
      tell(loop);
      assertThat(ended(loop).state()).isEqualTo(PromotionState.PROMOTED);
      loop.keepHistory(id, "paused-resumed.json");
    }
  }

  @Test
  void sleepsUntilAFreezeEndsAndAsksAgain() {
    try (TestLoop loop = started()) {
      Instant until = Instant.ofEpochMilli(loop.now()).plus(Duration.ofMinutes(30));
      answer(new StepAnswer.Frozen(until), FIRST, FINISHED);
      approve(loop);
      assertThat(status(loop).state()).isEqualTo(PromotionState.FROZEN);
      assertThat(objection(loop, Steering.Kind.SKIP, 1)).contains("no step has begun");
      loop.sleep(Duration.ofMinutes(31));
      waitUntil(() -> status(loop).state() == PromotionState.ROLLING);
      assertThat(registry.calls.count("begin")).as("the first step had not begun").isEqualTo(2);
      tell(loop);
      assertThat(ended(loop).state()).isEqualTo(PromotionState.PROMOTED);
      loop.keepHistory(id, "frozen.json");
    }
  }

  @Test
  void looksEachHourThroughAFreezeOfWeeks() {
    try (TestLoop loop = started()) {
      Instant until = Instant.ofEpochMilli(loop.now()).plus(Duration.ofDays(20));
      answer(new StepAnswer.Frozen(until), new StepAnswer.RolledBack("rolled back"));
      approve(loop);
      loop.sleep(Duration.ofMinutes(61));
      assertThat(ended(loop).state()).isEqualTo(PromotionState.ROLLED_BACK);
    }
  }

  @Test
  void continuesAsNewBeforeItsHistoryIsTooLong() {
    answer(FIRST);
    try (TestLoop loop = approved()) {
      String run = loop.running(id).describe().getExecution().getRunId();
      waitUntil(() -> {
        loop.sleep(Duration.ofHours(6));
        return !loop.running(id).describe().getExecution().getRunId().equals(run);
      });
      assertThat(decide(loop, BOB).state()).as("as before").isEqualTo(PromotionState.ROLLING);
      long begun = registry.calls.count("begin");
      answer(FINISHED);
      tell(loop);
      assertThat(ended(loop).approvedBy()).containsExactly(ALICE, BOB);
      assertThat(begun).as("no step begins twice").isEqualTo(1);
      assertThat(registry.calls.count("open")).isEqualTo(1);
      loop.keepHistory(id, "continued-as-new.json");
    }
  }

  @Test
  void goesOnAskingWhenAStepFailsForGood() {
    answer(FIRST);
    try (TestLoop loop = approved()) {
      registry.calls.failForGood("next from 1", FailureCode.INVALID);
      tell(loop);
      waitUntil(() -> status(loop).state() == PromotionState.PAUSED);
      loop.sleep(Duration.ofMinutes(61));
      waitFor("next from 1", 2);
      assertThat(registry.calls.made()).noneMatch(call -> call.startsWith("close"));
    }
  }

  @Test
  void followsThePlanThatTheRegistryGivesARequestWithoutOne() {
    registry.plan = Optional.of(RolloutInputs.plan(3));
    answer(FIRST, FINISHED);
    try (TestLoop loop = started(PayloadSamples.promoteInput())) {
      approve(loop);
      assertThat(status(loop))
          .isEqualTo(new PromotionStatus(PromotionState.AWAITING_APPROVAL, List.of(ALICE, BOB), 3));
      var _ = decide(loop, CAROL);
      assertThat(registry.calls.made()).endsWith("begin");
      tell(loop);
      assertThat(ended(loop).state()).isEqualTo(PromotionState.PROMOTED);
      loop.keepHistory(id, "planned-by-the-rules.json");
    }
  }

  @Test
  void letsAuthorAndRequesterHoldButNotSkip() {
    answer(FIRST, HELD);
    try (TestLoop loop = approved()) {
      for (PersonId own : List.of(FakePromotionActivities.AUTHOR, input.requestedBy())) {
        assertThat(objection(loop, own, Steering.Kind.SKIP)).contains("takes somebody else");
        assertThat(objection(loop, own, Steering.Kind.RESUME)).contains("takes somebody else");
      }
      var held = steer(loop, FakePromotionActivities.AUTHOR, Steering.Kind.HOLD, 1);
      assertThat(held.state()).isEqualTo(PromotionState.PAUSED);
    }
  }

  @Test
  void expiresWhenAFreezeOutlastsItsPatience() {
    try (TestLoop loop = started()) {
      Instant until = Instant.ofEpochMilli(loop.now()).plus(Duration.ofDays(20));
      answer(new StepAnswer.Frozen(until), new StepAnswer.Expired());
      approve(loop);
      loop.sleep(Duration.ofMinutes(61));
      assertThat(ended(loop).state()).isEqualTo(PromotionState.EXPIRED);
      loop.keepHistory(id, "expired-in-a-freeze.json");
    }
  }

  @Test
  void asksAtOnceWhereNewsCameWithItToANewHistory() {
    answer(FINISHED);
    var carried =
        new RolloutProgress(
            PromotionState.ROLLING,
            2,
            List.of(FakePromotionActivities.AUTHOR),
            List.of(ALICE, BOB),
            List.of("a", "b"),
            Optional.of(true));
    try (TestLoop loop = TestLoop.with(registry)) {
      WorkflowClient.start(loop.workflow(Promote.class, id)::promote, input.carrying(carried));
      assertThat(ended(loop).state()).isEqualTo(PromotionState.PROMOTED);
      assertThat(registry.calls.made()).containsExactly("next from 2");
      assertThat(loop.client().fetchHistory(id).getEvents())
          .extracting(HistoryEvent::getEventType)
          .as("it waits for nothing first")
          .doesNotContain(EventType.EVENT_TYPE_TIMER_FIRED);
    }
  }

  @Test
  void refusesToSteerWhatDoesNotRoll() {
    try (TestLoop loop = started()) {
      assertThat(objection(loop, Steering.Kind.HOLD, 1))
          .contains("the promotion is awaiting approval");
      assertThat(registry.calls.made()).noneMatch(call -> call.startsWith("steer"));
    }
  }

  @Test
  void passesOnTheObjectionOfTheRegistryToASteering() {
    answer(FIRST);
    registry.calls.failForGood("steer HOLD", FailureCode.INVALID);
    try (TestLoop loop = approved()) {
      assertThat(objection(loop, Steering.Kind.HOLD, 1)).isEqualTo("told to fail");
      assertThat(status(loop).state()).isEqualTo(PromotionState.ROLLING);
    }
  }

  private void answer(StepAnswer... answers) {
    synchronized (registry.answers) {
      registry.answers.clear();
      registry.answers.addAll(List.of(answers));
    }
  }

  private TestLoop started() {
    return started(input);
  }

  private TestLoop started(PromoteInput asked) {
    TestLoop loop = TestLoop.with(registry);
    WorkflowClient.start(loop.workflow(Promote.class, id)::promote, asked);
    waitUntil(() -> status(loop).state() == PromotionState.AWAITING_APPROVAL);
    return loop;
  }

  private TestLoop approved() {
    TestLoop loop = started();
    approve(loop);
    return loop;
  }

  private void approve(TestLoop loop) {
    var _ = decide(loop, ALICE);
    var _ = decide(loop, BOB);
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

  private PromotionStatus decide(TestLoop loop, PersonId person) {
    String decision = "APPROVE-" + person;
    return update(
        loop.running(id),
        "decide",
        decision,
        new Decision(decision, person, Kind.APPROVE, Optional.empty()));
  }

  private PromotionStatus steer(TestLoop loop, Steering.Kind kind, int step) {
    return steer(loop, ALICE, kind, step);
  }

  private PromotionStatus steer(TestLoop loop, PersonId person, Steering.Kind kind, int step) {
    var words = new ArtifactRef(Sha256.of("because"), "text/plain", 7);
    String steering = "%s-%d".formatted(kind, ++steerings);
    return update(
        loop.running(id), "steer", steering, new Steering(steering, person, kind, step, words));
  }

  private static PromotionStatus update(
      WorkflowStub running, String name, String updateId, Object argument) {
    WorkflowUpdateHandle<PromotionStatus> handle =
        running.startUpdate(
            UpdateOptions.newBuilder(PromotionStatus.class)
                .setUpdateName(name)
                .setUpdateId(updateId)
                .setWaitForStage(WorkflowUpdateStage.ACCEPTED)
                .build(),
            argument);
    return handle.getResult();
  }

  private String objection(TestLoop loop, Steering.Kind kind, int step) {
    return objection(() -> steer(loop, kind, step));
  }

  private String objection(TestLoop loop, PersonId person, Steering.Kind kind) {
    return objection(() -> steer(loop, person, kind, 1));
  }

  private static String objection(ThrowingCallable steered) {
    var refused = catchThrowableOfType(WorkflowUpdateException.class, steered);
    return refused.getCause() instanceof ApplicationFailure failure
        ? String.valueOf(failure.getOriginalMessage())
        : "";
  }

  private void waitFor(String call, int times) {
    waitUntil(() -> registry.calls.count(call) == times);
    assertThat(registry.calls.count(call)).isEqualTo(times);
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
