package dev.hansei.activities.calibrations;

import dev.hansei.activities.Beating;
import dev.hansei.activities.Effects;
import dev.hansei.infra.registry.calibrations.JudgeTestRuns;
import dev.hansei.infra.registry.calibrations.JudgeTestRuns.Tried;
import dev.hansei.infra.registry.calibrations.JudgeTestView;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.workflows.FailureCode;
import dev.hansei.workflows.calibrations.JudgeTestActivities;
import dev.hansei.workflows.calibrations.JudgeTestResult;
import dev.hansei.workflows.calibrations.TestJudgeInput;
import jakarta.inject.Singleton;
import java.util.List;

/** Puts minimal pairs before judges. The rows say what is done; nothing is kept between. */
@Singleton
public final class JudgeTestActivitiesImpl implements JudgeTestActivities {
  private final JudgeTestRuns tests;
  private final PairTrials trials;
  private final Judges judges;

  JudgeTestActivitiesImpl(JudgeTestRuns tests, PairTrials trials, Judges judges) {
    this.tests = tests;
    this.trials = trials;
    this.judges = judges;
  }

  @Override
  public void openTest(TestJudgeInput input) {
    Effects.run(() -> tests.open(input));
  }

  @Override
  public TriedPairs tryPairs(TestJudgeInput input) {
    return Effects.of(() -> {
      List<Tried> said = trials.tried(input, judges.require(input.projectId(), input.judgeId()));
      int unscored = (int) said.stream().filter(one -> one.said().isEmpty()).count();
      return new TriedPairs(said.size() - unscored, unscored);
    });
  }

  @Override
  public JudgeTestResult concludeTest(TestJudgeInput input) {
    return Effects.of(() -> {
      JudgeTestView there = tests.require(input.projectId(), input.testId());
      JudgeTestView concluded =
          there.result().isPresent() ? there : Beating.here().compute(() -> conclude(input));
      return concluded
          .result()
          .orElseThrow(() -> Effects.failure(FailureCode.CONFLICT, "test-has-ended"));
    });
  }

  private JudgeTestView conclude(TestJudgeInput input) {
    return trials.conclude(input, judges.require(input.projectId(), input.judgeId()));
  }

  @Override
  public void endTest(JudgeTestEnd end) {
    Effects.run(() -> tests.end(end.projectId(), end.testId(), end.state(), end.code()));
  }
}
