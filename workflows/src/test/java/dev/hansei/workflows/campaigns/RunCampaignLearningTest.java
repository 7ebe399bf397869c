package dev.hansei.workflows.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hansei.workflows.FailureCode;
import dev.hansei.workflows.PayloadSamples;
import dev.hansei.workflows.TestLoop;
import dev.hansei.workflows.annotations.Annotate;
import dev.hansei.workflows.annotations.CloseRequest;
import dev.hansei.workflows.annotations.Fallback;
import dev.hansei.workflows.annotations.QueueCounts;
import dev.hansei.workflows.annotations.QueueState;
import dev.hansei.workflows.calibrations.Band;
import dev.hansei.workflows.campaigns.Plans.Learning;
import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.gates.MetricEvidence;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.promotions.Promote;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.tunings.TuningState;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Campaigns that let people label, measure judges and learn. */
@Timeout(90)
class RunCampaignLearningTest {
  private static final QueueCounts DONE = new QueueCounts(0, 0, 117, 3, 0);
  private static final QueueCounts HALF = new QueueCounts(80, 0, 40, 0, 0);

  private final String id = RunCampaign.workflowId(Plans.full());
  private final FakeLoop loopOf = new FakeLoop();
  private final FakeLearning learning = new FakeLearning(loopOf.calls);

  @Test
  void waitsForLabelsMeasuresTheJudgeAndAsksTheGateThen() {
    try (TestLoop loop = started(Plans.learning(false, Learning.byLabels(Fallback.HOLD)))) {
      awaitLabels(loop);
      assertThat(status(loop).step()).contains("annotate");
      assertThat(loopOf.calls.made())
          .contains("queue over 2 runs")
          .doesNotContain("gather", "freeze labels");
      learning.counts = DONE;
      CampaignStatus ended = ended(loop);
      assertThat(ended.outcome()).contains(CampaignOutcome.PASSED);
      assertThat(labelled(ended).labels().labelled()).isEqualTo(117);
      assertThat(measured(ended).band()).contains(Band.GATE);
      assertThat(loopOf.calls.made())
          .containsSubsequence(
              "reserve 1 candidate-1 160",
              "reserve 1 annotate 0",
              "queue CLOSED",
              "freeze labels",
              "reserve 1 calibrate 80",
              "judge",
              "certify",
              "reserve 1 gate-1 0");
      assertThat(ended.spending().paidCalls()).isEqualTo(440);
      loop.keepHistory(id, "labelled.json");
    }
  }

  @Test
  void goesOnWithTheLabelsThatThereAreWhenTheDeadlinePasses() {
    learning.counts = HALF;
    try (TestLoop loop = started(Plans.learning(false, Learning.byLabels(Fallback.CLOSE)))) {
      CampaignStatus ended = ended(loop);
      assertThat(ended.outcome()).contains(CampaignOutcome.PASSED);
      assertThat(labelled(ended).labels().labelled()).isEqualTo(40);
      assertThat(labelled(ended).labels().unlabelled()).isEqualTo(80);
      assertThat(loopOf.calls.made())
          .containsSubsequence("late REMIND", "late REASSIGN", "certify");
      loop.keepHistory(id, "labels-late.json");
    }
  }

  @Test
  void waitsOnBeyondTheDeadlineWhereItIsToHoldUntilALeadClosesTheQueue() {
    learning.counts = HALF;
    try (TestLoop loop = started(Plans.learning(false, Learning.byLabels(Fallback.HOLD)))) {
      awaitLabels(loop);
      loop.sleep(Duration.ofDays(5));
      assertThat(loopOf.calls.made()).contains("late FALL_BACK").doesNotContain("queue CLOSED");
      assertThat(status(loop).waitsFor()).isEqualTo(CampaignWait.LABELS);
      loop.client()
          .newWorkflowStub(Annotate.class, childOf(loop, "annotations/"))
          .close(new CloseRequest(new Actor.ByPerson(PayloadSamples.LEAD)));
      CampaignStatus ended = ended(loop);
      assertThat(labelled(ended).labels().labelled()).isEqualTo(40);
      assertThat(ended.outcome()).contains(CampaignOutcome.PASSED);
    }
  }

  @Test
  void closesTheQueueWhenItIsCancelledMeanwhile() {
    try (TestLoop loop = started(Plans.learning(false, Learning.byLabels(Fallback.HOLD)))) {
      awaitLabels(loop);
      loop.cancel(id);
      var ended = catchThrowableOfType(WorkflowFailedException.class, () -> ended(loop));
      assertThat(ended).hasCauseInstanceOf(CanceledFailure.class);
      assertThat(loopOf.calls.made())
          .containsSubsequence(
              "queue " + QueueState.CANCELLED, "settle 1 annotate CANCELLED", "close CANCELLED");
      loop.keepHistory(id, "cancelled-over-labels.json");
    }
  }

  @Test
  void goesOnWithoutACertificateWhereThereIsTooLittleToMeasureOn() {
    learning.counts = DONE;
    loopOf.calls.failForGood("freeze labels", FailureCode.INVALID);
    try (TestLoop loop = started(Plans.learning(false, Learning.byLabels(Fallback.CLOSE)))) {
      CampaignStatus ended = ended(loop);
      assertThat(ended.outcome()).contains(CampaignOutcome.PASSED);
      assertThat(measured(ended).band()).isEmpty();
      assertThat(measured(ended).code()).isEqualTo("INVALID");
      assertThat(loopOf.calls.made())
          .containsSubsequence(
              "calibration FAILED INVALID", "reserve 1 calibrate 0", "reserve 1 gate-1 0");
      loop.keepHistory(id, "too-few-labels.json");
    }
  }

  @Test
  void goesOnWithoutACertificateWhereThereIsTooLittleToLearnAJudgeFrom() {
    loopOf.calls.failForGood("learn judge", FailureCode.INVALID);
    try (TestLoop loop = started(Plans.outside())) {
      awaitLabels(loop);
      learning.counts = DONE;
      loop.sleep(Duration.ofHours(2));
      awaitApprovals(loop);
      assertThat(measured(status(loop)).code()).isEqualTo("INVALID");
      assertThat(status(loop).waitsFor()).isEqualTo(CampaignWait.APPROVALS);
      loop.cancel(id);
      assertThat(catchThrowableOfType(WorkflowFailedException.class, () -> ended(loop)))
          .hasCauseInstanceOf(CanceledFailure.class);
      assertThat(loopOf.calls.made())
          .containsSubsequence("promotion " + PromotionState.WITHDRAWN, "close CANCELLED");
    }
  }

  @Test
  void failsWhereTheJudgeCannotBeMeasuredForAnotherReason() {
    learning.counts = DONE;
    loopOf.calls.failForGood("certify", FailureCode.SUM_MISMATCH);
    try (TestLoop loop = started(Plans.learning(false, Learning.byLabels(Fallback.CLOSE)))) {
      assertThat(catchThrowableOfType(WorkflowFailedException.class, () -> ended(loop)))
          .hasStackTraceContaining("at step calibrate");
      assertThat(loopOf.calls.made()).contains("close FAILED calibrate SUM_MISMATCH");
      assertThat(loopOf.spending().reservedCalls()).isZero();
    }
  }

  @Test
  void learnsWhereNoCandidatePassesAndTakesWhatWasLearntThroughTheSameGate() {
    loopOf.evidenceFirst.add(worse());
    try (TestLoop loop = started(Plans.learning(false, Learning.byTuning()))) {
      CampaignStatus ended = ended(loop);
      assertThat(ended.outcome()).contains(CampaignOutcome.PASSED);
      assertThat(loopOf.calls.made())
          .containsSubsequence(
              "verdict Block",
              "reserve 1 tune 0",
              "tuning of " + Plans.FIRST,
              "train",
              "tuning COMPLETED",
              "reserve 1 candidate-2 160",
              "reserve 1 gate-2 0",
              "verdict Pass");
      assertThat(ended.results())
          .filteredOn(StepResult.Learnt.class::isInstance)
          .singleElement()
          .extracting("base", "candidate")
          .containsExactly(Plans.FIRST, Optional.of(FakeLearning.LEARNT));
      loop.keepHistory(id, "learnt.json");
    }
  }

  @Test
  void endsPlainlyWhereNothingBetterIsLearnt() {
    loopOf.evidence = worse();
    learning.tuned = TuningState.NO_GAIN;
    try (TestLoop loop = started(Plans.learning(true, Learning.byTuning()))) {
      assertThat(ended(loop).outcome()).contains(CampaignOutcome.NO_GAIN);
      assertThat(loopOf.calls.made())
          .contains("tuning NO_GAIN")
          .doesNotContain("promotion", "reserve 1 candidate-2 160")
          .endsWith("cycle 1 came to NO_GAIN", "close COMPLETED");
      loop.keepHistory(id, "no-gain.json");
    }
  }

  @Test
  void endsPlainlyWhereThereIsTooLittleToLearnFrom() {
    loopOf.evidence = worse();
    loopOf.calls.failForGood("pairs", FailureCode.INVALID);
    try (TestLoop loop = started(Plans.learning(true, Learning.byTuning()))) {
      CampaignStatus ended = ended(loop);
      assertThat(ended.outcome()).contains(CampaignOutcome.NO_GAIN);
      assertThat(ended.results())
          .filteredOn(StepResult.Learnt.class::isInstance)
          .singleElement()
          .extracting("code")
          .isEqualTo("INVALID");
    }
  }

  @Test
  void learnsNothingWhereACandidatePassed() {
    try (TestLoop loop = started(Plans.learning(false, Learning.byTuning()))) {
      assertThat(ended(loop).outcome()).contains(CampaignOutcome.PASSED);
      assertThat(loopOf.calls.made()).noneMatch(call -> call.startsWith("tuning"));
    }
  }

  private static Evidence worse() {
    Evidence good = PayloadSamples.evidence();
    return new Evidence(
        good.baselineRun(),
        good.candidateRun(),
        List.of(new MetricEvidence("f1", 120, 0.71, 0.64, -0.07, -0.12, -0.02, 0.025)),
        1,
        0.5,
        12,
        List.of(),
        0);
  }

  private TestLoop started(CampaignPlan plan) {
    TestLoop loop = TestLoop.with(loopOf, learning);
    WorkflowClient.start(
        loop.workflow(RunCampaign.class, id)::run,
        new RunCampaignInput(plan, CampaignProgress.start()));
    return loop;
  }

  private CampaignStatus status(TestLoop loop) {
    return loop.client().newWorkflowStub(RunCampaign.class, id).status();
  }

  private CampaignStatus ended(TestLoop loop) {
    return loop.running(id).getResult(CampaignStatus.class);
  }

  private String childOf(TestLoop loop, String beginning) {
    return loop.client().fetchHistory(id).getEvents().stream()
        .filter(event -> event.hasStartChildWorkflowExecutionInitiatedEventAttributes())
        .map(
            event -> event.getStartChildWorkflowExecutionInitiatedEventAttributes().getWorkflowId())
        .filter(child -> child.startsWith(beginning))
        .findFirst()
        .orElseThrow();
  }

  private static StepResult.Labelled labelled(CampaignStatus status) {
    return only(status, StepResult.Labelled.class);
  }

  private static StepResult.Measured measured(CampaignStatus status) {
    return only(status, StepResult.Measured.class);
  }

  private static <R extends StepResult> R only(CampaignStatus status, Class<R> kind) {
    return status.results().stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst()
        .orElseThrow();
  }

  private void awaitLabels(TestLoop loop) {
    await(loop, CampaignState.WAITING_FOR_PEOPLE);
    waitUntil(() -> loopOf.calls.made().contains("queue over 2 runs"));
    assertThat(status(loop).waitsFor()).isEqualTo(CampaignWait.LABELS);
  }

  /** Until the promotion itself waits: it can be cancelled then, whatever the server is at. */
  private void awaitApprovals(TestLoop loop) {
    waitUntil(() -> loopOf.calls.made().contains("promotion's verdict"));
    Promote promotion = loop.client().newWorkflowStub(Promote.class, childOf(loop, "promotions/"));
    waitUntil(() -> promotion.status().state() == PromotionState.AWAITING_APPROVAL);
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
