package dev.hansei.workflows.calibrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hansei.workflows.Calls;
import dev.hansei.workflows.DiscoverySamples;
import dev.hansei.workflows.FailureCode;
import dev.hansei.workflows.TestLoop;
import io.temporal.client.WorkflowFailedException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TestJudgeTest {
  private final TestJudgeInput input = DiscoverySamples.test();
  private final String id = TestJudge.workflowId(input);
  private final Fake activities = new Fake();

  @Test
  void triesThePairsAndConcludes() {
    try (TestLoop loop = TestLoop.with(activities)) {
      assertThat(loop.workflow(TestJudge.class, id).run(input).sensitivity().pairs()).isEqualTo(12);
      assertThat(activities.calls.made()).containsExactly("open", "try", "conclude");
      loop.keepHistory(id, "judge-tested.json");
    }
  }

  @Test
  void saysWhyItCannotGoOn() {
    activities.calls.failTimes("try", 20);
    activities.calls.failForGood("conclude", FailureCode.NOT_FOUND);
    try (TestLoop loop = TestLoop.with(activities)) {
      TestJudge workflow = loop.workflow(TestJudge.class, id);
      var failed = catchThrowableOfType(WorkflowFailedException.class, () -> workflow.run(input));
      assertThat(failed).hasMessageContaining(id);
      assertThat(activities.calls.count("try")).isEqualTo(21);
      assertThat(activities.calls.made()).endsWith("end FAILED NOT_FOUND");
      loop.keepHistory(id, "judge-test-failed.json");
    }
  }

  private static final class Fake implements JudgeTestActivities {
    final Calls calls = new Calls();

    @Override
    public void openTest(TestJudgeInput input) {
      calls.note("open");
    }

    @Override
    public TriedPairs tryPairs(TestJudgeInput input) {
      calls.note("try");
      return new TriedPairs(12, 1);
    }

    @Override
    public JudgeTestResult concludeTest(TestJudgeInput input) {
      calls.note("conclude");
      return new JudgeTestResult(new Sensitivity(12, 2, Optional.empty()), 1, List.of());
    }

    @Override
    public void endTest(JudgeTestEnd end) {
      calls.note("end %s %s".formatted(end.state(), end.code()));
    }
  }
}
