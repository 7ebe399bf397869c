package dev.hansei.workflows.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hansei.workflows.Calls;
import dev.hansei.workflows.FailureCode;
import dev.hansei.workflows.PayloadSamples;
import dev.hansei.workflows.TestLoop;
import io.temporal.client.WorkflowFailedException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CollectFailuresTest {
  private final CollectFailuresInput input = PayloadSamples.collectFailuresInput();
  private final String id = CollectFailures.workflowId(input);
  private final Pages registry = new Pages(3);

  @Test
  void readsPageAfterPageToTheEnd() {
    try (TestLoop loop = TestLoop.with(registry)) {
      assertThat(loop.workflow(CollectFailures.class, id).collect(input))
          .isEqualTo(new CollectFailuresResult(600, 30, 15));
      assertThat(registry.calls.made())
          .containsExactly(
              "begin",
              "page start",
              "page 1",
              "page 2",
              "count",
              "cluster",
              "name",
              "end COMPLETED 600");
      loop.keepHistory(id, "named.json");
    }
  }

  @Test
  void goesOnWhenTheRegistryIsBack() {
    registry.calls.failTimes("page 1", 20);
    try (TestLoop loop = TestLoop.with(registry)) {
      assertThat(loop.workflow(CollectFailures.class, id).collect(input).tracesRead())
          .isEqualTo(600);
      loop.keepHistory(id, "registry-away-named.json");
    }
  }

  @Test
  void keepsWhatItHasReadWhenAPageFailsForGood() {
    registry.calls.failForGood("page 2", FailureCode.DEFECT);
    try (TestLoop loop = TestLoop.with(registry)) {
      CollectFailures workflow = loop.workflow(CollectFailures.class, id);
      var failed =
          catchThrowableOfType(WorkflowFailedException.class, () -> workflow.collect(input));
      assertThat(failed)
          .hasRootCauseMessage("message='told to fail', type='DEFECT', nonRetryable=true");
      assertThat(registry.calls.made()).endsWith("end FAILED 400");
      loop.keepHistory(id, "page-failed.json");
    }
  }

  @Test
  void endsWellWhenModesCannotBeNamed() {
    registry.calls.failForGood("name", FailureCode.DEFECT);
    try (TestLoop loop = TestLoop.with(registry)) {
      assertThat(loop.workflow(CollectFailures.class, id).collect(input).tracesRead())
          .isEqualTo(600);
      assertThat(registry.calls.made()).endsWith("name", "end COMPLETED 600");
      loop.keepHistory(id, "naming-failed.json");
    }
  }

  /** Some pages of 200 traces, 10 of them failed, 5 newly. */
  private static final class Pages
      implements FailureActivities, ClusterActivities, NamingActivities {
    final Calls calls = new Calls();
    private final int pages;

    Pages(int pages) {
      this.pages = pages;
    }

    @Override
    public Cursor beginCollection(CollectFailuresInput input) {
      calls.note("begin");
      return new Cursor(Optional.empty());
    }

    @Override
    public CollectedPage collectPage(PageToCollect page) {
      String at = page.cursor().after().orElse("start");
      calls.note("page " + at);
      int next = at.equals("start") ? 1 : Integer.parseInt(at) + 1;
      return new CollectedPage(
          new CollectFailuresResult(200, 10, 5),
          next < pages
              ? Optional.of(new Cursor(Optional.of(Integer.toString(next))))
              : Optional.empty());
    }

    @Override
    public Counted countFailures(Sorting sorting) {
      calls.note("count");
      return new Counted(15);
    }

    @Override
    public Clustered updateClusters(Sorting sorting) {
      calls.note("cluster");
      return new Clustered(15, 5, 2, 0, 0);
    }

    @Override
    public Named nameModes(Sorting sorting) {
      calls.note("name");
      return new Named(2, 1);
    }

    @Override
    public void endCollection(CollectionEnd end) {
      calls.note("end %s %d".formatted(end.ending(), end.total().tracesRead()));
    }
  }
}
