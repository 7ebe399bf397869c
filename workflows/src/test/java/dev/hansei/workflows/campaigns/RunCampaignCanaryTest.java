package dev.hansei.workflows.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hansei.workflows.TestLoop;
import dev.hansei.workflows.campaigns.CampaignPlan.Canary;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.promotions.Decision;
import dev.hansei.workflows.promotions.Promote;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.PromotionStatus;
import dev.hansei.workflows.promotions.StepAnswer;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.failure.CanceledFailure;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a campaign does while the candidate that people approved is rolled out. */
@Timeout(90)
class RunCampaignCanaryTest {
  private static final PersonId ALICE = PersonId.of("019a9000-0000-7000-8000-0000000000b1");
  private static final PersonId BOB = PersonId.of("019a9000-0000-7000-8000-0000000000b2");

  private final String id = RunCampaign.workflowId(Plans.full());
  private final FakeLoop loopOf = new FakeLoop();

  @Test
  void leavesTheCanaryRunningAndSaysSo() {
    try (TestLoop loop = started(Plans.after(Canary.LEAVE))) {
      String promotion = asked(loop);
      decide(loop, promotion, ALICE, Decision.Kind.APPROVE);
      decide(loop, promotion, BOB, Decision.Kind.APPROVE);
      CampaignStatus status = ended(loop);
      assertThat(status.state()).isEqualTo(CampaignState.COMPLETED);
      assertThat(status.outcome()).contains(CampaignOutcome.ROLLING_OUT);
      assertThat(loopOf.calls.made()).endsWith("cycle 1 came to ROLLING_OUT", "close COMPLETED");
      loop.keepHistory(id, "left-rolling.json");

      assertThat(promotion(loop, promotion)).isEqualTo(PromotionState.ROLLING);
      loop.running(promotion).signal("stepChanged");
      assertThat(loop.running(promotion).getResult(PromotionStatus.class).state())
          .as("it goes on without its campaign")
          .isEqualTo(PromotionState.PROMOTED);
      loop.keepHistory(promotion, "left-by-its-campaign.json");
    }
  }

  @Test
  void waitsForTheEndOfTheCanaryAndSaysThatItDoes() {
    try (TestLoop loop = started(Plans.after(Canary.WAIT))) {
      String promotion = asked(loop);
      assertThat(status(loop).waitsFor()).isEqualTo(CampaignWait.APPROVALS);
      decide(loop, promotion, ALICE, Decision.Kind.APPROVE);
      decide(loop, promotion, BOB, Decision.Kind.APPROVE);
      waitUntil(() -> status(loop).waitsFor() == CampaignWait.CANARY);
      assertThat(status(loop).waitsFor()).isEqualTo(CampaignWait.CANARY);
      loop.running(promotion).signal("stepChanged");
      assertThat(ended(loop).outcome()).contains(CampaignOutcome.PROMOTED);
      loop.keepHistory(id, "waited-for-canary.json");
    }
  }

  @Test
  void endsSoonWhenItIsCancelledWhileItWaitsForACanaryWhichGoesOn() {
    try (TestLoop loop = started(Plans.after(Canary.WAIT))) {
      String promotion = asked(loop);
      decide(loop, promotion, ALICE, Decision.Kind.APPROVE);
      decide(loop, promotion, BOB, Decision.Kind.APPROVE);
      waitUntil(() -> status(loop).waitsFor() == CampaignWait.CANARY);
      loop.running(id).cancel();
      var cancelled = catchThrowableOfType(WorkflowFailedException.class, () -> ended(loop));
      assertThat(cancelled).hasCauseInstanceOf(CanceledFailure.class);
      loop.keepHistory(id, "cancelled-over-a-canary.json");

      assertThat(promotion(loop, promotion)).isEqualTo(PromotionState.ROLLING);
      loop.running(promotion).signal("stepChanged");
      waitUntil(() -> loopOf.calls.count("canary ends") == 1);
      assertThat(loopOf.calls.count("canary ends")).isEqualTo(1);
    }
  }

  @Test
  void hasTheEndOfAPromotionThatNeverRolls() {
    try (TestLoop loop = started(Plans.after(Canary.LEAVE))) {
      decide(loop, asked(loop), ALICE, Decision.Kind.REFUSE);
      assertThat(ended(loop).outcome()).contains(CampaignOutcome.REFUSED);
      loop.keepHistory(id, "left-refused.json");
    }
  }

  @Test
  void takesTheRequestBackWhenItIsCancelledBeforePeopleDecide() {
    try (TestLoop loop = started(Plans.after(Canary.LEAVE))) {
      var _ = asked(loop);
      loop.running(id).cancel();
      var cancelled = catchThrowableOfType(WorkflowFailedException.class, () -> ended(loop));
      assertThat(cancelled).hasCauseInstanceOf(CanceledFailure.class);
      assertThat(loopOf.calls.made())
          .containsSubsequence("promotion WITHDRAWN", "settle 1 promote CANCELLED");
      loop.keepHistory(id, "left-cancelled.json");
    }
  }

  @Test
  void endsWithItsVerdictWhereAnotherCanaryRuns() {
    loopOf.stageBusy = true;
    try (TestLoop loop = begun(Plans.after(Canary.WAIT))) {
      CampaignStatus status = ended(loop);
      assertThat(status.state()).isEqualTo(CampaignState.COMPLETED);
      assertThat(status.outcome()).contains(CampaignOutcome.STAGE_BUSY);
      assertThat(loopOf.calls.made())
          .containsSubsequence("verdict Pass", "settle 1 promote DONE")
          .endsWith("cycle 1 came to STAGE_BUSY", "close COMPLETED");
      loop.keepHistory(id, "stage-busy.json");
    }
  }

  @Test
  void leavesNoneWhereAnotherCycleFollows() {
    assertThatThrownBy(() -> Plans.after(Plans.full(), Canary.LEAVE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one cycle");
  }

  private TestLoop started(CampaignPlan plan) {
    TestLoop loop = begun(plan);
    waitUntil(() -> status(loop).state() == CampaignState.WAITING_FOR_PEOPLE);
    return loop;
  }

  private TestLoop begun(CampaignPlan plan) {
    loopOf.releasePlan = Optional.of(Plans.canary(2));
    loopOf.canaryBegins = new StepAnswer.Stepped(1, 100);
    TestLoop loop = TestLoop.with(loopOf);
    WorkflowClient.start(
        loop.workflow(RunCampaign.class, id)::run,
        new RunCampaignInput(plan, CampaignProgress.start()));
    return loop;
  }

  /** The workflow of the promotion, once it waits for approvals. */
  private String asked(TestLoop loop) {
    waitUntil(() -> child(loop).isPresent());
    String promotion = child(loop).orElseThrow();
    waitUntil(() -> promotion(loop, promotion) == PromotionState.AWAITING_APPROVAL);
    return promotion;
  }

  private Optional<String> child(TestLoop loop) {
    return loop.client().fetchHistory(id).getEvents().stream()
        .filter(event -> event.hasChildWorkflowExecutionStartedEventAttributes())
        .map(event ->
            event
                .getChildWorkflowExecutionStartedEventAttributes()
                .getWorkflowExecution()
                .getWorkflowId())
        .filter(child -> child.startsWith("promotions/"))
        .findFirst();
  }

  private static PromotionState promotion(TestLoop loop, String promotion) {
    return loop.client().newWorkflowStub(Promote.class, promotion).status().state();
  }

  private static void decide(TestLoop loop, String promotion, PersonId who, Decision.Kind kind) {
    String decision = kind + "-" + who;
    var comment =
        kind == Decision.Kind.REFUSE ? Optional.of(words()) : Optional.<ArtifactRef>empty();
    var _ =
        loop.running(promotion)
            .startUpdate(
                UpdateOptions.newBuilder(PromotionStatus.class)
                    .setUpdateName("decide")
                    .setUpdateId(decision)
                    .setWaitForStage(WorkflowUpdateStage.ACCEPTED)
                    .build(),
                new Decision(decision, who, kind, comment))
            .getResult();
  }

  private static ArtifactRef words() {
    return new ArtifactRef(Sha256.of("because"), "text/plain", 7);
  }

  private CampaignStatus status(TestLoop loop) {
    return loop.client().newWorkflowStub(RunCampaign.class, id).status();
  }

  private CampaignStatus ended(TestLoop loop) {
    return loop.running(id).getResult(CampaignStatus.class);
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
