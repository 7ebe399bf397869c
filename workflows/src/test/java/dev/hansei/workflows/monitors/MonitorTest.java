package dev.hansei.workflows.monitors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hansei.workflows.Calls;
import dev.hansei.workflows.FailureCode;
import dev.hansei.workflows.MonitorSamples;
import dev.hansei.workflows.TestLoop;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MonitorTest {
  private final MonitorInput input = MonitorSamples.input();
  private final String id = Monitor.workflowId(input);
  private final Traffic registry = new Traffic();

  @Test
  void looksEveryFewMinutesPageAfterPage() {
    registry.pages = 2;
    try (TestLoop loop = started(input)) {
      loop.sleep(Duration.ofMinutes(7));
      assertThat(registry.calls.made())
          .containsExactly(
              "open",
              "begin 1",
              "score 1 start",
              "score 1 1",
              "end 1",
              "begin 2",
              "score 2 start",
              "score 2 1",
              "end 2");
      cancel(loop);
      assertThat(registry.calls.made()).endsWith("ended ''");
      loop.keepHistory(id, "watched.json");
    }
  }

  @Test
  void aLookThatIsNotDueKeepsItsNumber() {
    registry.due = false;
    try (TestLoop loop = started(input)) {
      loop.sleep(Duration.ofMinutes(7));
      registry.due = true;
      loop.sleep(Duration.ofMinutes(5));
      assertThat(registry.calls.made())
          .containsExactly("open", "begin 1", "begin 1", "begin 1", "score 1 start", "end 1");
      cancel(loop);
      loop.keepHistory(id, "not-due.json");
    }
  }

  @Test
  void pausedItLooksOnceAnHourAndWhenItIsTold() {
    registry.state = MonitorState.PAUSED;
    try (TestLoop loop = started(input)) {
      loop.sleep(Duration.ofMinutes(65));
      assertThat(registry.calls.made()).containsExactly("open", "begin 1", "begin 1");
      registry.state = MonitorState.WATCHING;
      loop.client().newWorkflowStub(Monitor.class, id).changed();
      loop.sleep(Duration.ofSeconds(10));
      assertThat(registry.calls.made()).endsWith("begin 1", "score 1 start", "end 1");
      cancel(loop);
      loop.keepHistory(id, "paused.json");
    }
  }

  @Test
  void goesOnWhenTheRegistryIsBack() {
    registry.calls.failTimes("begin 1", 20);
    try (TestLoop loop = started(input)) {
      loop.sleep(Duration.ofMinutes(20));
      assertThat(registry.calls.made()).contains("end 1");
      cancel(loop);
      loop.keepHistory(id, "registry-away.json");
    }
  }

  @Test
  void saysWhyItCannotGoOn() {
    registry.calls.failForGood("score 1 start", FailureCode.NOT_FOUND);
    try (TestLoop loop = TestLoop.with(registry)) {
      Monitor workflow = loop.workflow(Monitor.class, id);
      var failed = catchThrowableOfType(WorkflowFailedException.class, () -> workflow.watch(input));
      assertThat(failed)
          .hasRootCauseMessage("message='told to fail', type='NOT_FOUND', nonRetryable=true");
      assertThat(registry.calls.made()).endsWith("ended 'NOT_FOUND'");
      loop.keepHistory(id, "failed.json");
    }
  }

  @Test
  void goesOnAsANewExecutionWhereItStopped() {
    try (TestLoop loop = started(MonitorSamples.carried(7))) {
      loop.sleep(Duration.ofMinutes(1));
      assertThat(registry.calls.made()).containsExactly("begin 7", "score 7 start", "end 7");
      cancel(loop);
      loop.keepHistory(id, "carried.json");
    }
  }

  @Test
  void looksAgainAtOnceWhileItIsBehind() {
    registry.behind = 3;
    try (TestLoop loop = started(input)) {
      loop.sleep(Duration.ofMinutes(1));
      assertThat(registry.calls.made()).endsWith("end 3", "begin 4", "score 4 start", "end 4");
      cancel(loop);
      loop.keepHistory(id, "behind.json");
    }
  }

  @Test
  void goesOnWithinALookAsANewExecution() {
    registry.pages = 3;
    try (TestLoop loop = started(MonitorSamples.within(7, "1"))) {
      loop.sleep(Duration.ofMinutes(1));
      assertThat(registry.calls.made())
          .as("not from the first page")
          .containsExactly("begin 7", "score 7 1", "score 7 2", "end 7");
      cancel(loop);
      loop.keepHistory(id, "within.json");
    }
  }

  @Test
  void endsWhereTheRegistrySaysThatItHas() {
    registry.state = MonitorState.ENDED;
    try (TestLoop loop = TestLoop.with(registry)) {
      loop.workflow(Monitor.class, id).watch(input);
      assertThat(registry.calls.made()).containsExactly("open", "begin 1");
      loop.keepHistory(id, "ended.json");
    }
  }

  private TestLoop started(MonitorInput with) {
    TestLoop loop = TestLoop.with(registry);
    var _ = WorkflowClient.start(loop.workflow(Monitor.class, id)::watch, with);
    return loop;
  }

  private void cancel(TestLoop loop) {
    loop.cancel(id);
    var failed =
        catchThrowableOfType(
            WorkflowFailedException.class, () -> loop.running(id).getResult(Void.class));
    assertThat(failed).hasCauseInstanceOf(CanceledFailure.class);
  }

  /** Traffic of so many pages a look. */
  private static final class Traffic implements MonitorActivities {
    final Calls calls = new Calls();
    volatile int pages = 1;
    volatile int behind;
    volatile boolean due = true;
    volatile MonitorState state = MonitorState.WATCHING;

    @Override
    public void openMonitor(MonitorInput input) {
      calls.note("open");
    }

    @Override
    public TickPlan beginTick(Tick tick) {
      calls.note("begin " + tick.number());
      return new TickPlan(state, due, Optional.of(true).filter(_ -> tick.number() <= behind));
    }

    @Override
    public ScoredPage scorePage(TickPage page) {
      calls.note("score %d %s".formatted(page.tick().number(), page.after().orElse("start")));
      int next = page.after().map(Integer::parseInt).orElse(0) + 1;
      return new ScoredPage(
          200, next < pages ? Optional.of(Integer.toString(next)) : Optional.empty());
    }

    @Override
    public void endTick(Tick tick) {
      calls.note("end " + tick.number());
    }

    @Override
    public void endMonitor(MonitorEnd end) {
      calls.note("ended '%s'".formatted(end.code()));
    }
  }
}
