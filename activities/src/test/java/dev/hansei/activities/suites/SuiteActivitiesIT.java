package dev.hansei.activities.suites;

import static dev.hansei.activities.suites.RunRoom.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.models.StubFault;
import dev.hansei.infra.models.StubModelServer;
import dev.hansei.infra.registry.suites.Outcomes;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.workflows.FailureCode;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.models.ModelCalls;
import dev.hansei.workflows.suites.ErrorReason;
import dev.hansei.workflows.suites.OutcomeCounts;
import dev.hansei.workflows.suites.Result;
import dev.hansei.workflows.suites.RunState;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.RunSuiteResult;
import dev.hansei.workflows.suites.SuiteActivities.ChunkOfItems;
import dev.hansei.workflows.suites.SuiteActivities.RunClosing;
import dev.hansei.workflows.suites.SuiteActivities.RunPlan;
import dev.hansei.workflows.suites.Target;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Runs on a real registry and store against a model server over HTTP, twice over. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuiteActivitiesIT {
  private static final int KNOWN = 1_000;

  private RunRoom room;

  @BeforeAll
  void open() {
    Map<String, String> known = new LinkedHashMap<>();
    IntStream.range(0, KNOWN).forEach(i -> known.put(question(i), "word" + i));
    room = RunRoom.open("suites", StubModelServer.Setup.plain().knowing(known, 801));
  }

  @AfterAll
  void close() {
    room.close();
  }

  @BeforeEach
  void start() {
    room.stub().forget();
    room.employ(room.get(SuiteActivitiesImpl.class));
  }

  @AfterEach
  void stop() {
    room.rest();
  }

  @Test
  void runsTwiceAndPaysAndCountsOnce() {
    List<CaseContent> contents =
        IntStream.range(0, KNOWN)
            .mapToObj(i -> ArrangedRun.content(question(i), "word" + i))
            .toList();
    ArrangedRun arranged = ArrangedRun.of(room.workplace(), contents);
    RunSuiteInput input = arranged.run(1, ArrangedRun.exact());
    RunSuiteResult first = room.finish(input);
    RunSuiteResult second = room.finish(input);
    assertThat(first.counts()).isEqualTo(new OutcomeCounts(KNOWN, 0, 0, 0));
    assertThat(second).isEqualTo(first);
    assertThat(room.stub().paidCalls()).isEqualTo(KNOWN);
    assertThat(room.stub().repeatedCalls()).isZero();
    RunView run = room.view(input);
    assertThat(run.state()).isEqualTo(RunState.COMPLETED);
    assertThat(run.summary().metrics())
        .singleElement()
        .satisfies(metric -> {
          assertThat(metric.passed()).isEqualTo(801);
          assertThat(metric.mean()).isEqualTo(0.801);
          assertThat(metric.lower()).isBetween(0.77, 0.79);
          assertThat(metric.upper()).isBetween(0.81, 0.83);
        });
  }

  @Test
  void everyFaultOfTheTargetIsAnErrorWithItsReasonAndNeverAFailedCase() {
    List<Map.Entry<StubFault, ErrorReason>> faults =
        List.of(
            Map.entry(new StubFault.RateLimited(0), ErrorReason.RATE_LIMITED),
            Map.entry(new StubFault.Status(500), ErrorReason.UNAVAILABLE),
            Map.entry(new StubFault.Reset(), ErrorReason.UNAVAILABLE),
            Map.entry(new StubFault.Hang(Duration.ofSeconds(20)), ErrorReason.TIMEOUT),
            Map.entry(new StubFault.Status(400), ErrorReason.REJECTED),
            Map.entry(new StubFault.Status(401), ErrorReason.UNAUTHORIZED),
            Map.entry(new StubFault.HalfJson(), ErrorReason.MALFORMED),
            Map.entry(new StubFault.NoChoice(), ErrorReason.EMPTY),
            Map.entry(new StubFault.Truncated(), ErrorReason.TRUNCATED),
            Map.entry(new StubFault.Filtered(), ErrorReason.FILTERED));
    IntStream.range(0, faults.size())
        .forEach(i -> room.stub().always("case-" + i + "?", faults.get(i).getKey()));
    ArrangedRun arranged =
        ArrangedRun.of(
            room.workplace(),
            IntStream.rangeClosed(0, faults.size())
                .mapToObj(i -> ArrangedRun.content("What is 1 plus 1, case-" + i + "?", "2"))
                .toList());
    RunSuiteInput input = arranged.run(1, ArrangedRun.exact());
    assertThat(room.finish(input).counts()).isEqualTo(new OutcomeCounts(1, faults.size(), 0, 0));
    for (int i = 0; i < faults.size(); i++) {
      assertThat(room.outcome(input, i).result())
          .as(faults.get(i).toString())
          .isEqualTo(new Result.Errored(faults.get(i).getValue()));
    }
    assertThat(room.get(Outcomes.class).scores(input.projectId(), input.runId())).hasSize(1);
  }

  @Test
  void aWorkerThatDiesInTheMiddleLosesNothingAndPaysNothingTwice() {
    ArrangedRun arranged =
        ArrangedRun.of(
            room.workplace(),
            IntStream.range(0, 40)
                .mapToObj(i -> ArrangedRun.content(question(i), "word" + i))
                .toList());
    RunSuiteInput input = arranged.run(1, ArrangedRun.exact());
    ModelCalls real = room.get(ModelCalls.class);
    AtomicInteger calls = new AtomicInteger();
    RunPlan plan = room.activities().planRun(input);
    room.employ(
        SuiteRunner.over(
            room.workplace(),
            (project, request) -> {
              if (calls.incrementAndGet() == 25) {
                throw new IllegalStateException("struck down");
              }
              return real.call(project, request);
            }));
    assertFails(
        FailureCode.DEFECT, () -> room.activities().runChunk(new ChunkOfItems(input, plan, 0)));
    int written = room.outcomes(input).size();
    assertThat(written).isLessThan(40);
    room.employ(room.get(SuiteActivitiesImpl.class));
    assertThat(room.finish(input).counts()).isEqualTo(new OutcomeCounts(40, 0, 0, 0));
    assertThat(room.outcomes(input)).hasSize(40);
    assertThat(room.stub().repeatedCalls()).isZero();
    assertThat(room.stub().paidCalls()).isEqualTo(40);
  }

  @Test
  void aCancelledRunSaysSoForWhatWasNotReached() {
    ArrangedRun arranged =
        ArrangedRun.of(
            room.workplace(),
            IntStream.range(0, 60)
                .mapToObj(i -> ArrangedRun.content(question(i), "word" + i))
                .toList());
    RunSuiteInput input = arranged.run(2, ArrangedRun.exact());
    RunPlan plan = room.activities().planRun(input);
    room.activities().runChunk(new ChunkOfItems(input, plan, 0));
    assertFails(
        FailureCode.SUM_MISMATCH,
        () ->
            room.activities().closeRun(new RunClosing(input, plan.planned(), RunState.COMPLETED)));
    assertThat(plan.chunkSize()).isLessThan(plan.planned());
    OutcomeCounts all =
        new OutcomeCounts(plan.chunkSize(), 0, 0, plan.planned() - plan.chunkSize());
    assertThat(room.activities().cancelRest(input)).isEqualTo(all);
    assertThat(room.activities().cancelRest(input)).isEqualTo(all);
    RunSuiteResult closed =
        room.activities().closeRun(new RunClosing(input, plan.planned(), RunState.CANCELLED));
    assertThat(closed).isEqualTo(new RunSuiteResult(RunState.CANCELLED, 120, all));
    assertThat(room.outcome(input, 3).repetition()).isEqualTo(1);
    assertThat(room.outcome(input, 2).caseId()).isEqualTo(room.outcome(input, 3).caseId());
  }

  @Test
  void aPromptThatNeedsWhatTheCaseHasNotIsAnError() {
    ArrangedRun arranged =
        ArrangedRun.of(room.workplace(), List.of(ArrangedRun.content("What is 1 plus 5?", "6")));
    var target =
        new Target.PromptOnModel(
            arranged.promptVersion("{{question}} {{tone}}"), ArrangedRun.model());
    RunSuiteInput input = arranged.run(target, 1, ArrangedRun.exact());
    assertThat(room.finish(input).counts()).isEqualTo(new OutcomeCounts(0, 1, 0, 0));
    assertThat(room.outcome(input, 0).result())
        .isEqualTo(new Result.Errored(ErrorReason.UNRENDERABLE));
  }

  @Test
  void aCaseWhoseFieldItsSchemaRefusesIsAnErrorAndAsksNobody() {
    ArrangedRun arranged =
        ArrangedRun.of(
            room.workplace(),
            List.of(
                ArrangedRun.content(question(0), "word0").withFields(Map.of("tone", "rude")),
                ArrangedRun.content(question(1), "word1").withFields(Map.of("tone", "kind"))));
    var target = new Target.PromptOnModel(arranged.typedVersion(), ArrangedRun.model());
    RunSuiteInput input = arranged.run(target, 1, ArrangedRun.exact());
    assertThat(room.finish(input).counts().error()).isEqualTo(1);
    assertThat(room.outcome(input, 0).result())
        .isEqualTo(new Result.Errored(ErrorReason.INVALID_VARIABLES));
    assertThat(room.outcome(input, 1).result()).isInstanceOf(Result.Scored.class);
  }

  private static String question(int i) {
    return "Question number %04d: which word is it?".formatted(i);
  }
}
