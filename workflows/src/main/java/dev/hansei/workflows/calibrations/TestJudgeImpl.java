package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.ActivityCalls;
import dev.hansei.workflows.Steps;
import dev.hansei.workflows.calibrations.JudgeTestActivities.JudgeTestEnd;
import dev.hansei.workflows.calibrations.JudgeTestActivities.TriedPairs;
import io.temporal.common.VersioningBehavior;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowVersioningBehavior;
import org.slf4j.Logger;

/** The story of {@link TestJudge}: open, try the pairs, conclude. */
public final class TestJudgeImpl implements TestJudge {
  private static final Logger log = Workflow.getLogger(TestJudgeImpl.class);

  private final JudgeTestActivities registry =
      Workflow.newActivityStub(JudgeTestActivities.class, ActivityCalls.registryWrite());
  private final JudgeTestActivities models =
      Workflow.newActivityStub(JudgeTestActivities.class, ActivityCalls.modelChunk());
  private final JudgeTestActivities cpu =
      Workflow.newActivityStub(JudgeTestActivities.class, ActivityCalls.computation());

  @Override
  @WorkflowVersioningBehavior(VersioningBehavior.PINNED)
  public JudgeTestResult run(TestJudgeInput input) {
    try {
      Steps.shielded(() -> registry.openTest(input));
      TriedPairs tried = models.tryPairs(input);
      JudgeTestResult result = Steps.shielded(() -> cpu.concludeTest(input));
      log.info("Test {} of judge {}: {}", input.testId(), input.judgeId(), tried);
      return result;
    } catch (ActivityFailure failure) {
      if (failure.getCause() instanceof CanceledFailure) {
        end(input, JudgeTestState.CANCELLED, "");
        throw failure;
      }
      end(input, JudgeTestState.FAILED, Steps.codeOf(failure).name());
      throw Steps.ended(TestJudge.workflowId(input), failure);
    } catch (CanceledFailure failure) {
      end(input, JudgeTestState.CANCELLED, "");
      throw failure;
    }
  }

  private void end(TestJudgeInput input, JudgeTestState state, String code) {
    var end = new JudgeTestEnd(input.projectId(), input.testId(), state, code);
    Steps.shielded(() -> registry.endTest(end));
    log.warn("Test {} {} {}", input.testId(), state, code);
  }
}
