package dev.hansei.workflows.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hansei.workflows.FailureCode;
import dev.hansei.workflows.PayloadSamples;
import dev.hansei.workflows.TestLoop;
import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.promotions.Decision;
import dev.hansei.workflows.promotions.Promote;
import dev.hansei.workflows.promotions.PromotionStatus;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(90)
class RunCampaignTest {
  private static final PersonId ALICE = PersonId.of("019a9000-0000-7000-8000-0000000000b1");
  private static final PersonId BOB = PersonId.of("019a9000-0000-7000-8000-0000000000b2");
  private static final PersonId CAROL = PersonId.of("019a9000-0000-7000-8000-0000000000b3");

  private final String id = RunCampaign.workflowId(Plans.full());
  private final FakeLoop loopOf = new FakeLoop();

  @Test
  void collectsGeneratesRunsAsksTheGateAndEndsPassed() {
    try (TestLoop loop = TestLoop.with(loopOf)) {
      CampaignStatus status = run(loop, Plans.unpromoted());
      assertThat(status.state()).isEqualTo(CampaignState.COMPLETED);
      assertThat(status.outcome()).contains(CampaignOutcome.PASSED);
      assertThat(steps("reserve"))
          .containsExactly(
              "reserve 1 collect 0",
              "reserve 1 generate 40",
              "reserve 1 publish 0",
              "reserve 1 baseline 160",
              "reserve 1 candidate-1 160",
              "reserve 1 gate-1 0");
      assertThat(status.spending())
          .isEqualTo(new CampaignSpending(1_000, 0, 360, 0, 0, 0))
          .isEqualTo(loopOf.spending());
      assertThat(loopOf.calls.made()).endsWith("cycle 1 came to PASSED", "close COMPLETED");
      loop.keepHistory(id, "passed.json");
    }
  }

  @Test
  void waitsForPeopleAndEndsPromoted() {
    try (TestLoop loop = started(Plans.once(1_000))) {
      await(loop, CampaignState.WAITING_FOR_PEOPLE);
      assertThat(status(loop).waitsFor()).isEqualTo(CampaignWait.APPROVALS);
      approve(loop, ALICE);
      approve(loop, BOB);
      assertThat(ended(loop).outcome()).contains(CampaignOutcome.PROMOTED);
      loop.keepHistory(id, "promoted.json");
    }
  }

  @Test
  void asksAsManyPeopleAsTheRulesSayAndFollowsTheirCanary() {
    loopOf.releasePlan = Optional.of(Plans.canary(3));
    try (TestLoop loop = started(Plans.once(1_000))) {
      await(loop, CampaignState.WAITING_FOR_PEOPLE);
      approve(loop, ALICE);
      approve(loop, BOB);
      assertThat(loopOf.calls.made()).doesNotContain("canary", "moved");
      approve(loop, CAROL);
      assertThat(ended(loop).outcome()).contains(CampaignOutcome.ROLLED_BACK);
      assertThat(loopOf.calls.made()).contains("canary").doesNotContain("moved");
      loop.keepHistory(id, "rolled-back.json");
    }
  }

  @Test
  void asksNobodyWhenTheGateHolds() {
    Evidence good = PayloadSamples.evidence();
    loopOf.evidence =
        new Evidence(good.baselineRun(), good.candidateRun(), List.of(), 1, 0.5, 12, List.of(), 0);
    try (TestLoop loop = TestLoop.with(loopOf)) {
      assertThat(run(loop, Plans.once(1_000)).outcome()).contains(CampaignOutcome.HELD);
      assertThat(loopOf.calls.made()).contains("verdict Block").doesNotContain("promotion");
      loop.keepHistory(id, "held.json");
    }
  }

  @Test
  void endsExpiredWhenNobodyDecides() {
    try (TestLoop loop = started(Plans.once(1_000))) {
      await(loop, CampaignState.WAITING_FOR_PEOPLE);
      loop.sleep(Duration.ofDays(8));
      assertThat(ended(loop).outcome()).contains(CampaignOutcome.EXPIRED);
    }
  }

  @Test
  void stopsBeforeAStepThatItCannotPayAndGoesOnWhenItIsToppedUp() {
    try (TestLoop loop = started(Plans.once(210))) {
      await(loop, CampaignState.OUT_OF_BUDGET);
      CampaignStatus stopped = status(loop);
      assertThat(stopped.step()).contains("candidate-1");
      assertThat(stopped.waitsFor()).isEqualTo(CampaignWait.TOP_UP);
      assertThat(stopped.spending()).isEqualTo(new CampaignSpending(210, 0, 200, 0, 0, 0));
      topUp(loop, "t-1", 50);
      topUp(loop, "t-1", 50);
      waitUntil(() -> loopOf.calls.count("order TOP_UP t-1") == 2);
      assertThat(loopOf.spending().limitCalls()).as("the same order is one").isEqualTo(260);
      assertThat(status(loop).state()).isEqualTo(CampaignState.OUT_OF_BUDGET);
      topUp(loop, "t-2", 100);
      await(loop, CampaignState.WAITING_FOR_PEOPLE);
      approve(loop, ALICE);
      approve(loop, BOB);
      assertThat(ended(loop).spending()).isEqualTo(new CampaignSpending(360, 0, 360, 0, 0, 0));
      assertThat(steps("reserve"))
          .as("nothing is done again")
          .doesNotHaveDuplicates()
          .contains("reserve 1 candidate-1 160");
      assertThat(steps("refuse")).containsOnly("refuse 1 candidate-1 160");
      loop.keepHistory(id, "topped-up.json");
    }
  }

  @Test
  void beginsNoChunkWhileItIsPaused() throws InterruptedException {
    CountDownLatch released = new CountDownLatch(1);
    loopOf.chunksWait = Optional.of(released);
    try (TestLoop loop = started(Plans.unpromoted())) {
      loopOf.chunkBegan.await();
      campaign(loop).pause(new CampaignOrder("p-1", ALICE));
      await(loop, CampaignState.PAUSED);
      assertThat(status(loop).waitsFor()).isEqualTo(CampaignWait.RESUME);
      long before = loopOf.calls.count("chunk");
      released.countDown();
      loop.sleep(Duration.ofHours(5));
      assertThat(loopOf.calls.count("chunk")).as("chunks begun").isEqualTo(before).isLessThan(8);
      campaign(loop).resume(new CampaignOrder("r-1", ALICE));
      assertThat(ended(loop).outcome()).contains(CampaignOutcome.PASSED);
      assertThat(loopOf.calls.count("chunk")).isEqualTo(16);
      loop.keepHistory(id, "paused.json");
    }
  }

  @Test
  void takesAnOldOrderForWhatItIs() throws InterruptedException {
    CountDownLatch released = new CountDownLatch(1);
    loopOf.chunksWait = Optional.of(released);
    try (TestLoop loop = started(Plans.unpromoted())) {
      loopOf.chunkBegan.await();
      campaign(loop).pause(new CampaignOrder("p-1", ALICE));
      campaign(loop).resume(new CampaignOrder("r-1", ALICE));
      campaign(loop).pause(new CampaignOrder("p-1", ALICE));
      waitUntil(() -> loopOf.calls.count("order PAUSE p-1") == 2);
      released.countDown();
      assertThat(ended(loop).state()).isEqualTo(CampaignState.COMPLETED);
    }
  }

  @Test
  void takesAnOrderThatComesBeforeItsFirstStep() {
    loopOf.calls.failTimes("open", 2);
    // While the registry is away for a moment, no step may overtake the order.
    loopOf.calls.failTimes("order PAUSE p-1", 1);
    try (TestLoop loop = started(Plans.unpromoted())) {
      campaign(loop).pause(new CampaignOrder("p-1", ALICE));
      await(loop, CampaignState.PAUSED);
      loop.sleep(Duration.ofDays(1));
      assertThat(loopOf.calls.made()).contains("order PAUSE p-1").doesNotContain("run");
      campaign(loop).resume(new CampaignOrder("r-1", ALICE));
      assertThat(ended(loop).outcome()).contains(CampaignOutcome.PASSED);
    }
  }

  @Test
  void obeysAnOrderWhoseFirstAttemptDiedAfterItsTransaction() {
    loopOf.orderDiesOnce = true;
    try (TestLoop loop = started(Plans.once(210))) {
      await(loop, CampaignState.OUT_OF_BUDGET);
      topUp(loop, "t-1", 1_000);
      await(loop, CampaignState.WAITING_FOR_PEOPLE);
      loopOf.orderDiesOnce = true;
      campaign(loop).pause(new CampaignOrder("p-1", ALICE));
      await(loop, CampaignState.PAUSED);
      campaign(loop).resume(new CampaignOrder("r-1", ALICE));
      await(loop, CampaignState.WAITING_FOR_PEOPLE);
      assertThat(loopOf.calls.count("order TOP_UP t-1")).isEqualTo(2);
      assertThat(loopOf.spending().limitCalls()).isEqualTo(1_210);
    }
  }

  @Test
  void isCancelledWithTheRunThatItWaitsFor() throws InterruptedException {
    loopOf.chunksWait = Optional.of(new CountDownLatch(1));
    try (TestLoop loop = started(Plans.unpromoted())) {
      loopOf.chunkBegan.await();
      loop.running(id).cancel();
      awaitCancelled(loop);
      assertThat(loopOf.calls.made())
          .containsSubsequence(
              "run's rest cancelled",
              "run CANCELLED",
              "settle 1 baseline CANCELLED",
              "close CANCELLED");
      assertThat(loopOf.spending().reservedCalls()).isZero();
      loop.keepHistory(id, "cancelled.json");
    }
  }

  @Test
  void isCancelledWhileItIsOutOfBudgetAndTakesItsListOfSourcesBack() {
    try (TestLoop loop = started(Plans.once(10))) {
      await(loop, CampaignState.OUT_OF_BUDGET);
      loop.running(id).cancel();
      awaitCancelled(loop);
      assertThat(loopOf.calls.made())
          .containsSubsequence("generation CANCELLED", "close CANCELLED")
          .doesNotContain("run");
      loop.keepHistory(id, "cancelled-out-of-budget.json");
    }
  }

  @Test
  void failsWithTheStepThatCouldNotBeDone() {
    loopOf.calls.failForGood("run", FailureCode.NOT_FOUND);
    try (TestLoop loop = TestLoop.with(loopOf)) {
      var failed =
          catchThrowableOfType(WorkflowFailedException.class, () -> run(loop, Plans.unpromoted()));
      assertThat(failed.getCause())
          .isInstanceOfSatisfying(
              ApplicationFailure.class,
              failure -> {
                assertThat(failure.getType()).isEqualTo("NOT_FOUND");
                assertThat(failure.getOriginalMessage()).contains("at step baseline");
              });
      assertThat(loopOf.calls.made())
          .containsSubsequence("settle 1 baseline FAILED", "close FAILED baseline NOT_FOUND");
      assertThat(loopOf.spending()).isEqualTo(new CampaignSpending(1_000, 0, 40, 0, 0, 0));
      loop.keepHistory(id, "step-failed.json");
    }
  }

  @Test
  void goesRoundAgainAfterTheTimeThatWasAskedFor() {
    try (TestLoop loop = started(Plans.full())) {
      await(loop, CampaignState.WAITING_FOR_PEOPLE);
      WorkflowExecution first = loop.running(id).describe().getExecution();
      approve(loop, ALICE);
      approve(loop, BOB);
      waitUntil(() -> loopOf.calls.made().contains("cycle 1 came to PROMOTED"));
      loopOf.live = Optional.of(Plans.FIRST);
      loop.sleep(Duration.ofHours(25));
      await(loop, CampaignState.WAITING_FOR_PEOPLE);
      assertThat(status(loop).cycle()).isEqualTo(2);
      assertThat(steps("reserve 2"))
          .contains("reserve 2 baseline 160", "reserve 2 candidate-2 160")
          .doesNotContain("reserve 2 candidate-1 160");
      assertThat(loop.client().fetchHistory(id, first.getRunId()).getEvents().getLast())
          .satisfies(last ->
              assertThat(last.getEventType())
                  .isEqualTo(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW));
      approve(loop, ALICE);
      approve(loop, BOB);
      assertThat(ended(loop).outcome()).contains(CampaignOutcome.PROMOTED);
      assertThat(loopOf.calls.count("open")).isEqualTo(2);
      loop.keepHistory(id, "second-cycle.json");
    }
  }

  private TestLoop started(CampaignPlan plan) {
    TestLoop loop = TestLoop.with(loopOf);
    WorkflowClient.start(loop.workflow(RunCampaign.class, id)::run, input(plan));
    return loop;
  }

  private CampaignStatus run(TestLoop loop, CampaignPlan plan) {
    return loop.workflow(RunCampaign.class, id).run(input(plan));
  }

  private static RunCampaignInput input(CampaignPlan plan) {
    return new RunCampaignInput(plan, CampaignProgress.start());
  }

  private RunCampaign campaign(TestLoop loop) {
    return loop.client().newWorkflowStub(RunCampaign.class, id);
  }

  private CampaignStatus status(TestLoop loop) {
    return campaign(loop).status();
  }

  private void topUp(TestLoop loop, String order, long calls) {
    campaign(loop).topUp(new TopUp(new CampaignOrder(order, ALICE), calls, 0));
  }

  private CampaignStatus ended(TestLoop loop) {
    return loop.running(id).getResult(CampaignStatus.class);
  }

  private void awaitCancelled(TestLoop loop) {
    var ended = catchThrowableOfType(WorkflowFailedException.class, () -> ended(loop));
    assertThat(ended).hasCauseInstanceOf(CanceledFailure.class);
  }

  private void approve(TestLoop loop, PersonId person) {
    String promotion =
        loop.client().fetchHistory(id).getEvents().stream()
            .filter(event -> event.hasStartChildWorkflowExecutionInitiatedEventAttributes())
            .map(event ->
                event.getStartChildWorkflowExecutionInitiatedEventAttributes().getWorkflowId())
            .filter(child -> child.startsWith("promotions/"))
            .findFirst()
            .orElseThrow();
    String decision = "approve-" + person;
    Promote child = loop.client().newWorkflowStub(Promote.class, promotion);
    waitUntil(() -> child.status().state().name().equals("AWAITING_APPROVAL"));
    PromotionStatus status =
        loop.running(promotion)
            .startUpdate(
                UpdateOptions.newBuilder(PromotionStatus.class)
                    .setUpdateName("decide")
                    .setUpdateId(decision)
                    .setWaitForStage(WorkflowUpdateStage.ACCEPTED)
                    .build(),
                new Decision(decision, person, Decision.Kind.APPROVE, Optional.empty()))
            .getResult();
    assertThat(status.approvedBy()).contains(person);
  }

  private List<String> steps(String beginning) {
    return loopOf.calls.made().stream().filter(call -> call.startsWith(beginning)).toList();
  }

  private void await(TestLoop loop, CampaignState state) {
    waitUntil(() -> status(loop).state() == state);
    assertThat(status(loop).state()).isEqualTo(state);
  }

  private static void waitUntil(BooleanSupplier fact) {
    for (int attempt = 0; attempt < 1_000 && !fact.getAsBoolean(); attempt++) {
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
