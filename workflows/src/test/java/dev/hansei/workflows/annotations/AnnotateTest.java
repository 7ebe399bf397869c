package dev.hansei.workflows.annotations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hansei.workflows.FailureCode;
import dev.hansei.workflows.PayloadSamples;
import dev.hansei.workflows.TestLoop;
import dev.hansei.workflows.projects.Actor;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AnnotateTest {
  private static final CloseRequest BY_LEAD =
      new CloseRequest(new Actor.ByPerson(PayloadSamples.LEAD));

  private final FakeAnnotationActivities registry = new FakeAnnotationActivities();
  private final AnnotateInput input = PayloadSamples.annotateInput();
  private final String id = Annotate.workflowId(input);

  @Test
  void closesWhenEverythingHasEndedAndNobodyTakesItBack() {
    registry.pages = 3;
    try (TestLoop loop = started(input)) {
      registry.counts = new QueueCounts(0, 0, 3, 1, 0);
      registry.reviews = 6;
      stub(loop).changed();
      loop.sleep(Duration.ofMinutes(2));
      assertThat(ended(loop)).isEqualTo(new AnnotateResult(QueueState.CLOSED, 4, 3, 1, 0));
      assertThat(registry.calls.made())
          .startsWith("open", "plan 0", "plan 1", "plan 2", "publish", "look")
          .endsWith("look", "measure", "close CLOSED by ByWorkflow", "measure");
      loop.keepHistory(id, "closed.json");
    }
  }

  @Test
  void goesOnWhenTheLastLabelIsTakenBack() {
    try (TestLoop loop = started(input)) {
      registry.counts = new QueueCounts(0, 0, 4, 0, 0);
      stub(loop).changed();
      loop.sleep(Duration.ofSeconds(40));
      registry.counts = new QueueCounts(1, 0, 3, 0, 0);
      stub(loop).changed();
      loop.sleep(Duration.ofMinutes(5));
      assertThat(registry.calls.made()).noneMatch(call -> call.startsWith("close"));
      assertThat(stub(loop).status().counts().remaining()).isEqualTo(1);
      loop.cancel(id);
      waitUntil(() -> !registry.calls.made().stream().filter(this::isClosing).toList().isEmpty());
    }
  }

  @Test
  void asksForAdjudicationWhereReviewersDisagree() {
    try (TestLoop loop = started(input)) {
      registry.counts = new QueueCounts(2, 2, 0, 0, 0);
      registry.unattended = 2;
      stub(loop).changed();
      loop.sleep(Duration.ofSeconds(30));
      assertThat(registry.calls.count("adjudicate")).isEqualTo(1);
      stub(loop).close(BY_LEAD);
      assertThat(ended(loop)).isEqualTo(new AnnotateResult(QueueState.CLOSED, 4, 0, 0, 4));
      assertThat(registry.calls.made()).contains("close CLOSED by ByPerson");
      loop.keepHistory(id, "closed-by-lead.json");
    }
  }

  @Test
  void remindsReassignsAndClosesWhenNobodyComes() {
    try (TestLoop loop = started(input)) {
      loop.sleep(Duration.ofDays(6));
      assertThat(registry.calls.made()).containsSubsequence("step REMIND", "step REASSIGN");
      loop.sleep(Duration.ofDays(2));
      assertThat(ended(loop).unlabelled()).isEqualTo(4);
      assertThat(registry.calls.made()).doesNotContain("step FALL_BACK");
      // Not kept: an hourly look for a week is a megabyte; held.json has the same turns.
    }
  }

  @Test
  void holdsWhenThatIsTheFallbackAndTakesLateLabels() {
    AnnotateInput patient = holding();
    try (TestLoop loop = started(patient)) {
      loop.sleep(Duration.ofHours(9));
      assertThat(registry.calls.made())
          .containsSubsequence("step REMIND", "step REASSIGN", "step FALL_BACK");
      assertThat(stub(loop).status().next()).isEmpty();
      loop.sleep(Duration.ofDays(3));
      registry.counts = new QueueCounts(0, 0, 4, 0, 0);
      stub(loop).changed();
      loop.sleep(Duration.ofMinutes(2));
      assertThat(ended(loop).labelled()).isEqualTo(4);
      assertThat(registry.calls.count("measure")).as("one reviewer").isZero();
      loop.keepHistory(id, "held.json");
    }
  }

  @Test
  void measuresWhatWasBroughtFromElsewhereBesideOneReviewer() {
    try (TestLoop loop = started(holding())) {
      registry.reviews = 1;
      stub(loop).changed();
      loop.sleep(Duration.ofSeconds(30));
      assertThat(registry.calls.count("measure")).as("one reviewer alone").isZero();
      registry.brought = Optional.of(246);
      stub(loop).changed();
      loop.sleep(Duration.ofSeconds(30));
      stub(loop).changed();
      loop.sleep(Duration.ofSeconds(30));
      assertThat(registry.calls.count("measure")).as("once a change").isEqualTo(1);
      stub(loop).close(BY_LEAD);
      assertThat(ended(loop).state()).isEqualTo(QueueState.CLOSED);
      assertThat(registry.calls.made()).endsWith("close CLOSED by ByPerson", "measure");
      loop.keepHistory(id, "brought.json");
    }
  }

  @Test
  void whatWasPutOffIsNotMeasured() {
    try (TestLoop loop = started(holding())) {
      registry.putsOff = true;
      registry.brought = Optional.of(20_000);
      stub(loop).changed();
      loop.sleep(Duration.ofSeconds(30));
      assertThat(registry.calls.count("measure")).isEqualTo(1);
      registry.putsOff = false;
      loop.sleep(AnnotateImpl.LOOK_EVERY.plusMinutes(2));
      assertThat(registry.calls.count("measure")).as("again, though nothing changed").isEqualTo(2);
      loop.sleep(AnnotateImpl.LOOK_EVERY.multipliedBy(2));
      assertThat(registry.calls.count("measure")).as("once done, done").isEqualTo(2);
    }
  }

  @Test
  void looksByItselfWhenASignalWasLost() {
    try (TestLoop loop = started(input)) {
      registry.counts = new QueueCounts(0, 0, 4, 0, 0);
      loop.sleep(AnnotateImpl.LOOK_EVERY.plusMinutes(2));
      assertThat(ended(loop).labelled()).isEqualTo(4);
    }
  }

  @Test
  void looksSoonerWhereASignalWasLostAmidWork() {
    try (TestLoop loop = started(input)) {
      loop.sleep(Duration.ofHours(5));
      registry.counts = new QueueCounts(1, 0, 3, 0, 0);
      stub(loop).changed();
      loop.sleep(AnnotateImpl.GATHERING.multipliedBy(2));
      registry.counts = new QueueCounts(0, 0, 4, 0, 0);
      Duration found = AnnotateImpl.LOOK_FIRST.plus(AnnotateImpl.GATHERING.multipliedBy(2));
      loop.sleep(found.plus(AnnotateImpl.SETTLING));
      assertThat(stub(loop).status().counts().labelled()).isEqualTo(4);
      assertThat(registry.calls.made()).anyMatch(this::isClosing);
    }
  }

  @Test
  void takesStepsThatWereMissedOneAfterAnother() {
    AnnotateInput late = holding();
    var passed = new Deadline(java.time.Instant.EPOCH, late.plan().patience(), 0);
    try (TestLoop loop = started(late.carrying(passed))) {
      loop.sleep(Duration.ofSeconds(30));
      assertThat(registry.calls.made())
          .doesNotContain("open", "publish")
          .containsSubsequence("step REMIND", "step REASSIGN", "step FALL_BACK");
    }
  }

  @Test
  void closesAsCancelledWhenItsWorkflowIsCancelled() {
    try (TestLoop loop = started(input)) {
      loop.cancel(id);
      waitUntil(() -> registry.calls.made().stream().anyMatch(this::isClosing));
      assertThat(registry.calls.made()).contains("close CANCELLED by ByWorkflow");
    }
  }

  @Test
  void saysInTheRegistryWhyItCouldNotGoOn() {
    registry.calls.failForGood("plan 0", FailureCode.NOT_FOUND);
    try (TestLoop loop = TestLoop.with(registry)) {
      Annotate workflow = loop.workflow(Annotate.class, id);
      var failed =
          catchThrowableOfType(WorkflowFailedException.class, () -> workflow.annotate(input));
      assertThat(failed).hasMessageContaining(id);
      assertThat(registry.calls.made()).containsExactly("open", "plan 0", "fail NOT_FOUND");
      loop.keepHistory(id, "not-planned.json");
    }
  }

  @Test
  void waitsOutARegistryThatIsAway() {
    registry.calls.failTimes("look", 5);
    try (TestLoop loop = started(input)) {
      stub(loop).close(BY_LEAD);
      assertThat(ended(loop).state()).isEqualTo(QueueState.CLOSED);
      assertThat(registry.calls.count("look")).isGreaterThanOrEqualTo(6);
      loop.keepHistory(id, "registry-away.json");
    }
  }

  private boolean isClosing(String call) {
    return call.startsWith("close");
  }

  /** One reviewer, eight hours, and the queue stays open after them. */
  private AnnotateInput holding() {
    QueuePlan plan = input.plan();
    var patient =
        new QueuePlan(
            plan.name(),
            plan.criterionId(),
            plan.labels(),
            plan.rubric(),
            plan.runs(),
            plan.itemsMax(),
            1,
            false,
            List.of(),
            Duration.ofHours(8),
            Fallback.HOLD);
    return new AnnotateInput(
        input.projectId(), input.queueId(), patient, input.startedBy(), Optional.empty());
  }

  private TestLoop started(AnnotateInput wanted) {
    TestLoop loop = TestLoop.with(registry);
    WorkflowClient.start(loop.workflow(Annotate.class, id)::annotate, wanted);
    waitUntil(() -> registry.calls.made().contains("look"));
    return loop;
  }

  private Annotate stub(TestLoop loop) {
    return loop.client().newWorkflowStub(Annotate.class, id);
  }

  private AnnotateResult ended(TestLoop loop) {
    return loop.running(id).getResult(AnnotateResult.class);
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
