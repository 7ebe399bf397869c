package dev.hansei.workflows.promotions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hansei.workflows.FailureCode;
import dev.hansei.workflows.PayloadSamples;
import dev.hansei.workflows.TestLoop;
import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.promotions.Decision.Kind;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateHandle;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PromoteTest {
  private static final PersonId ALICE = PersonId.of("019a9000-0000-7000-8000-0000000000b1");
  private static final PersonId BOB = PersonId.of("019a9000-0000-7000-8000-0000000000b2");
  private static final PersonId CAROL = PersonId.of("019a9000-0000-7000-8000-0000000000b3");

  private final PromoteInput input = PayloadSamples.promoteInput();
  private final String id = Promote.workflowId(input);
  private final FakePromotionActivities registry = new FakePromotionActivities();

  @Test
  void movesTheStageOnTwoApprovals() {
    try (TestLoop loop = started()) {
      assertThat(decide(loop, ALICE, Kind.APPROVE))
          .isEqualTo(new PromotionStatus(PromotionState.AWAITING_APPROVAL, List.of(ALICE), 2));
      PromotionStatus last = decide(loop, BOB, Kind.APPROVE);
      assertThat(last.state()).isEqualTo(PromotionState.PROMOTED);
      assertThat(ended(loop)).isEqualTo(last);
      assertThat(registry.calls.made())
          .containsExactly(
              "open",
              "gather",
              "verdict Pass",
              "decision APPROVE-" + ALICE,
              "decision APPROVE-" + BOB,
              "move from 4");
      loop.keepHistory(id, "promoted.json");
    }
  }

  @Test
  void isOvertakenWhenAnotherMoveWasFirst() {
    registry.moved = PromotionState.OVERTAKEN;
    try (TestLoop loop = started()) {
      var _ = decide(loop, ALICE, Kind.APPROVE);
      assertThat(decide(loop, BOB, Kind.APPROVE).state()).isEqualTo(PromotionState.OVERTAKEN);
      assertThat(ended(loop).state()).isEqualTo(PromotionState.OVERTAKEN);
      loop.keepHistory(id, "overtaken.json");
    }
  }

  @Test
  void endsAtOnceWhenTheGateHolds() {
    Evidence good = PayloadSamples.evidence();
    registry.evidence =
        new Evidence(good.baselineRun(), good.candidateRun(), List.of(), 1, 0.5, 12, List.of(), 0);
    try (TestLoop loop = TestLoop.with(registry)) {
      PromotionStatus status = loop.workflow(Promote.class, id).promote(input);
      assertThat(status.state()).isEqualTo(PromotionState.HELD);
      assertThat(registry.calls.made()).containsExactly("open", "gather", "verdict Block");
      loop.keepHistory(id, "held.json");
    }
  }

  @Test
  void endsWhenSomebodyRefuses() {
    try (TestLoop loop = started()) {
      var _ = decide(loop, ALICE, Kind.APPROVE);
      assertThat(decide(loop, BOB, Kind.REFUSE).state()).isEqualTo(PromotionState.REFUSED);
      assertThat(ended(loop).approvedBy()).containsExactly(ALICE);
      assertThat(registry.calls.made()).endsWith("close REFUSED");
      loop.keepHistory(id, "refused.json");
    }
  }

  @Test
  void endsWhenItsRequesterWithdrawsIt() {
    try (TestLoop loop = started()) {
      assertThat(objection(loop, ALICE, Kind.WITHDRAW)).contains("only its requester");
      assertThat(decide(loop, PayloadSamples.LEAD, Kind.WITHDRAW).state())
          .isEqualTo(PromotionState.WITHDRAWN);
      assertThat(ended(loop).state()).isEqualTo(PromotionState.WITHDRAWN);
      loop.keepHistory(id, "withdrawn.json");
    }
  }

  @Test
  void expiresWhenNobodyDecides() {
    try (TestLoop loop = started()) {
      loop.sleep(Duration.ofDays(6));
      var _ = decide(loop, ALICE, Kind.APPROVE);
      loop.sleep(Duration.ofDays(2));
      assertThat(ended(loop).state()).isEqualTo(PromotionState.EXPIRED);
      assertThat(registry.calls.made()).endsWith("close EXPIRED");
      loop.keepHistory(id, "expired.json");
    }
  }

  @Test
  void refusesAuthorAndRequesterBeforeHistoryKnows() {
    try (TestLoop loop = started()) {
      long before = events(loop);
      assertThat(objection(loop, FakePromotionActivities.AUTHOR, Kind.APPROVE))
          .contains("author and requester may not approve");
      assertThat(objection(loop, PayloadSamples.LEAD, Kind.APPROVE))
          .contains("author and requester may not approve");
      assertThat(events(loop)).isEqualTo(before);
      assertThat(registry.calls.made()).noneMatch(call -> call.startsWith("decision"));
    }
  }

  @Test
  void countsNobodyTwice() {
    try (TestLoop loop = started()) {
      var _ = decide(loop, ALICE, Kind.APPROVE);
      assertThat(update(loop, "another-id", ALICE, Kind.APPROVE))
          .satisfies(handle -> assertThat(refusal(handle)).contains("approved already"));
      assertThat(registry.calls.count("move from 4")).isZero();
    }
  }

  @Test
  void takesTheSameDecisionOnce() {
    try (TestLoop loop = started()) {
      PromotionStatus first = decide(loop, ALICE, Kind.APPROVE);
      assertThat(decide(loop, ALICE, Kind.APPROVE)).isEqualTo(first);
      assertThat(registry.calls.count("decision APPROVE-" + ALICE)).isEqualTo(1);
    }
  }

  @Test
  void handlesRacingDecisionsOneAfterAnother() {
    registry.slow = true;
    try (TestLoop loop = started()) {
      List<WorkflowUpdateHandle<PromotionStatus>> racing =
          List.of(ALICE, BOB, CAROL).stream()
              .map(person -> update(loop, "APPROVE-" + person, person, Kind.APPROVE))
              .toList();
      registry.slowDecision.countDown();
      long refused = racing.stream().filter(handle -> !refusal(handle).isEmpty()).count();
      assertThat(refused).as("the third comes too late").isEqualTo(1);
      assertThat(ended(loop).approvedBy()).hasSize(2);
      assertThat(registry.calls.made().stream().filter(call -> call.startsWith("decision")))
          .hasSize(2);
      loop.keepHistory(id, "racing.json");
    }
  }

  @Test
  void passesOnTheObjectionOfTheRegistryAndGoesOnWaiting() {
    registry.calls.failForGood("decision APPROVE-" + ALICE, FailureCode.INVALID);
    try (TestLoop loop = started()) {
      assertThat(refusal(update(loop, "APPROVE-" + ALICE, ALICE, Kind.APPROVE)))
          .isEqualTo("told to fail");
      var _ = decide(loop, BOB, Kind.APPROVE);
      assertThat(decide(loop, CAROL, Kind.APPROVE).approvedBy()).containsExactly(BOB, CAROL);
      loop.keepHistory(id, "registry-objects.json");
    }
  }

  @Test
  void isWithdrawnWhenItsWorkflowIsCancelled() {
    try (TestLoop loop = started()) {
      loop.cancel(id);
      waitUntil(() -> registry.calls.made().contains("close WITHDRAWN"));
      assertThat(registry.calls.made()).endsWith("close WITHDRAWN");
    }
  }

  @Test
  void isHeldWhenNoEvidenceCanBeGathered() {
    registry.calls.failForGood("gather", FailureCode.NOT_FOUND);
    try (TestLoop loop = TestLoop.with(registry)) {
      Promote workflow = loop.workflow(Promote.class, id);
      var failed =
          catchThrowableOfType(WorkflowFailedException.class, () -> workflow.promote(input));
      assertThat(failed).hasMessageContaining(id);
      assertThat(registry.calls.made()).endsWith("close HELD");
      loop.keepHistory(id, "no-evidence.json");
    }
  }

  private TestLoop started() {
    TestLoop loop = TestLoop.with(registry);
    WorkflowClient.start(loop.workflow(Promote.class, id)::promote, input);
    waitUntil(() -> status(loop).state() == PromotionState.AWAITING_APPROVAL);
    return loop;
  }

  private PromotionStatus status(TestLoop loop) {
    return loop.client().newWorkflowStub(Promote.class, id).status();
  }

  private PromotionStatus ended(TestLoop loop) {
    return loop.running(id).getResult(PromotionStatus.class);
  }

  private long events(TestLoop loop) {
    return loop.client().fetchHistory(id).getEvents().stream()
        .filter(event -> event.getEventType().name().contains("UPDATE"))
        .count();
  }

  private PromotionStatus decide(TestLoop loop, PersonId person, Kind kind) {
    return update(loop, kind + "-" + person, person, kind).getResult();
  }

  private WorkflowUpdateHandle<PromotionStatus> update(
      TestLoop loop, String decisionId, PersonId person, Kind kind) {
    return loop.running(id)
        .startUpdate(
            UpdateOptions.newBuilder(PromotionStatus.class)
                .setUpdateName("decide")
                .setUpdateId(decisionId)
                .setWaitForStage(WorkflowUpdateStage.ACCEPTED)
                .build(),
            new Decision(decisionId, person, kind, Optional.empty()));
  }

  private String objection(TestLoop loop, PersonId person, Kind kind) {
    var refused =
        catchThrowableOfType(WorkflowUpdateException.class, () -> decide(loop, person, kind));
    return words(refused);
  }

  /** Why an update was refused, or nothing when it was not. */
  private static String refusal(WorkflowUpdateHandle<PromotionStatus> handle) {
    try {
      assertThat(handle.getResult()).isNotNull();
      return "";
    } catch (WorkflowUpdateException refused) {
      return words(refused);
    }
  }

  private static String words(WorkflowUpdateException refused) {
    return refused.getCause() instanceof ApplicationFailure failure
        ? String.valueOf(failure.getOriginalMessage())
        : "";
  }

  private static void waitUntil(BooleanSupplier fact) {
    for (int attempt = 0; attempt < 1_500 && !fact.getAsBoolean(); attempt++) {
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
