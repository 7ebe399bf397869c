package dev.hansei.workflows.promotions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.workflows.FailureCode;
import dev.hansei.workflows.PayloadSamples;
import dev.hansei.workflows.TestLoop;
import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.promotions.Decision.Kind;
import dev.hansei.workflows.suites.RunBudget;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.Spend;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateStage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@link Promote} does with a rehearsal, between its gate and its people. */
@Timeout(120)
class PromoteRehearsalTest {
  private static final PersonId ALICE = PersonId.of("019a9000-0000-7000-8000-0000000000b1");
  private static final PersonId BOB = PersonId.of("019a9000-0000-7000-8000-0000000000b2");

  private final PromoteInput input = input();
  private final String id = Promote.workflowId(input);
  private final FakePromotionActivities registry = new FakePromotionActivities();
  private final FakeRehearsal rehearsal = new FakeRehearsal();

  @Test
  void rehearsesWhatPassedBeforePeopleAreAsked() {
    rehearsal.run = Optional.of(run());
    try (TestLoop loop = started()) {
      awaitApproval(loop);
      assertThat(rehearsal.calls.made())
          .containsExactly("freeze 200", "plan", "close COMPLETED", "compare");
      assertThat(registry.calls.made()).endsWith("verdict Pass");
      approve(loop);
      assertThat(ended(loop).state()).isEqualTo(PromotionState.ROLLED_BACK);
      loop.keepHistory(id, "rehearsed.json");
    }
  }

  @Test
  void asksForWordsWhereTheCandidateErred() {
    rehearsal.run = Optional.of(run());
    rehearsal.held = true;
    try (TestLoop loop = started()) {
      awaitApproval(loop);
      assertThatThrownBy(() -> decide(loop, ALICE, Optional.empty()))
          .isInstanceOf(WorkflowUpdateException.class)
          .rootCause()
          .hasMessageContaining("errors in more than 5 %");
      var why = Optional.of(new ArtifactRef(Sha256.of("the provider was down"), "text/plain", 21));
      assertThat(decide(loop, ALICE, why).approvedBy()).containsExactly(ALICE);
      assertThat(decide(loop, BOB, why).approvedBy()).containsExactly(ALICE, BOB);
      assertThat(ended(loop).state()).isEqualTo(PromotionState.ROLLED_BACK);
      loop.keepHistory(id, "rehearsed-and-held.json");
    }
  }

  @Test
  void goesOnWithoutInputs() {
    try (TestLoop loop = started()) {
      awaitApproval(loop);
      assertThat(rehearsal.calls.made()).containsExactly("freeze 200");
      approve(loop);
      assertThat(ended(loop).state()).isEqualTo(PromotionState.ROLLED_BACK);
      loop.keepHistory(id, "nothing-to-rehearse.json");
    }
  }

  @Test
  void cutsOffARunThatIsOutOfBudgetAndComparesWhatItHas() {
    rehearsal.run = Optional.of(run().within(new RunBudget(4L, null, null, Spend.NONE)));
    rehearsal.affordable = 4;
    try (TestLoop loop = started()) {
      loop.sleep(Duration.ofMinutes(1));
      awaitApproval(loop);
      assertThat(rehearsal.calls.made())
          .containsSubsequence(
              "out of budget", "look", "cancel rest", "close CANCELLED", "compare");
      approve(loop);
      assertThat(ended(loop).state()).isEqualTo(PromotionState.ROLLED_BACK);
      loop.keepHistory(id, "rehearsal-cut-off.json");
    }
  }

  @Test
  void tellsWhatFailedForGoodAndAsksPeopleAllTheSame() {
    rehearsal.calls.failForGood("freeze 200", FailureCode.INVALID);
    try (TestLoop loop = started()) {
      awaitApproval(loop);
      assertThat(rehearsal.calls.made()).containsExactly("freeze 200", "fail INVALID");
    }
  }

  @Test
  void rehearsesNothingThatTheGateHolds() {
    Evidence good = PayloadSamples.evidence();
    registry.evidence =
        new Evidence(good.baselineRun(), good.candidateRun(), List.of(), 1, 0.5, 12, List.of(), 0);
    try (TestLoop loop = started()) {
      assertThat(ended(loop).state()).isEqualTo(PromotionState.HELD);
      assertThat(rehearsal.calls.made()).isEmpty();
    }
  }

  @Test
  void asksNobodyWhereItIsCancelledWhileInputsAreFrozen() {
    rehearsal.run = Optional.of(run());
    rehearsal.thaw = new CountDownLatch(1);
    try (TestLoop loop = started()) {
      waitUntil(() -> rehearsal.calls.made().contains("freeze 200"));
      loop.running(id).cancel();
      rehearsal.thaw.countDown();
      waitUntil(() -> registry.calls.made().contains("close WITHDRAWN"));
      assertThat(rehearsal.calls.made()).containsExactly("freeze 200", "compare");
    }
  }

  @Test
  void endsItsRunWhereItIsCancelledMeanwhile() {
    rehearsal.run = Optional.of(run().within(new RunBudget(4L, null, null, Spend.NONE)));
    rehearsal.affordable = 4;
    rehearsal.overlooked = true;
    try (TestLoop loop = started()) {
      waitUntil(() -> rehearsal.calls.made().contains("out of budget"));
      loop.running(id).cancel();
      waitUntil(() -> registry.calls.made().contains("close WITHDRAWN"));
      assertThat(rehearsal.calls.made())
          .containsSubsequence("cancel rest", "close CANCELLED", "compare");
    }
  }

  @Test
  void cutsOffARunThatTakesTooLong() {
    rehearsal.run = Optional.of(run().within(new RunBudget(4L, null, null, Spend.NONE)));
    rehearsal.affordable = 4;
    rehearsal.overlooked = true;
    try (TestLoop loop = started()) {
      waitUntil(() -> rehearsal.calls.made().contains("out of budget"));
      loop.sleep(Rehearsing.TIME_MAX.plusMinutes(5));
      awaitApproval(loop);
      assertThat(rehearsal.calls.made()).containsSubsequence("close CANCELLED", "compare");
    }
  }

  private static PromoteInput input() {
    PromoteInput planned = RolloutInputs.planned();
    return planned.planned(
        planned
            .plan()
            .map(plan -> plan.rehearsed(Optional.of(new Rehearsal(200, Optional.of(5_000_000L))))));
  }

  private static RunSuiteInput run() {
    return PayloadSamples.runSuiteInput();
  }

  private TestLoop started() {
    registry.answers.add(new StepAnswer.RolledBack("rolled back"));
    TestLoop loop = TestLoop.with(registry, rehearsal);
    WorkflowClient.start(loop.workflow(Promote.class, id)::promote, input);
    return loop;
  }

  private void awaitApproval(TestLoop loop) {
    waitUntil(() -> status(loop).state() == PromotionState.AWAITING_APPROVAL);
  }

  private void approve(TestLoop loop) {
    var _ = decide(loop, ALICE, Optional.empty());
    var _ = decide(loop, BOB, Optional.empty());
  }

  private PromotionStatus decide(TestLoop loop, PersonId person, Optional<ArtifactRef> words) {
    String decision = "APPROVE-" + person + words.isPresent();
    WorkflowStub running = loop.running(id);
    return running
        .startUpdate(
            UpdateOptions.newBuilder(PromotionStatus.class)
                .setUpdateName("decide")
                .setUpdateId(decision)
                .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                .build(),
            new Decision(decision, person, Kind.APPROVE, words))
        .getResult();
  }

  private PromotionStatus status(TestLoop loop) {
    return loop.client().newWorkflowStub(Promote.class, id).status();
  }

  private PromotionStatus ended(TestLoop loop) {
    return loop.running(id).getResult(PromotionStatus.class);
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
    assertThat(fact.getAsBoolean()).isTrue();
  }
}
