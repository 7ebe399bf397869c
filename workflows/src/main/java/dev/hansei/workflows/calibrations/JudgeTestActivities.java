package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.projects.ProjectId;
import io.temporal.activity.ActivityInterface;
import java.util.Objects;

/** What {@link TestJudge} does. All are idempotent. */
@ActivityInterface
public interface JudgeTestActivities {
  /** Writes the row that people see while it runs. Queue {@code loop}. */
  void openTest(TestJudgeInput input);

  /**
   * Asks the judge about both answers of each confirmed pair, at most 200 pairs, and keeps what it
   * said; calls come from the journal the second time. Heartbeats. Queue {@code models}.
   */
  TriedPairs tryPairs(TestJudgeInput input);

  /** Computes the figures and writes the result. Queue {@code cpu}: it bootstraps. Heartbeats. */
  JudgeTestResult concludeTest(TestJudgeInput input);

  /** Says that there will be no result, and why. Queue {@code loop}. */
  void endTest(JudgeTestEnd end);

  /** How many pairs the judge gave both verdicts on, and on how many it did not. */
  record TriedPairs(int tried, int unscored) {
    public TriedPairs {
      if (tried < 0 || unscored < 0) {
        throw new IllegalArgumentException("counts are 0 or more");
      }
    }
  }

  /**
   * How it ended without a result.
   *
   * @param code why it failed; empty where it was cancelled
   */
  record JudgeTestEnd(ProjectId projectId, JudgeTestId testId, JudgeTestState state, String code) {
    public JudgeTestEnd {
      Objects.requireNonNull(projectId, "projectId is null");
      Objects.requireNonNull(testId, "testId is null");
      Objects.requireNonNull(state, "state is null");
      Objects.requireNonNull(code, "code is null");
    }
  }
}
