package dev.hansei.activities.calibrations;

import dev.hansei.activities.Beating;
import dev.hansei.activities.Effects;
import dev.hansei.activities.cases.JudgedCase;
import dev.hansei.activities.criteria.JudgeCalls;
import dev.hansei.activities.criteria.JudgeReply;
import dev.hansei.infra.registry.calibrations.JudgeTestRuns;
import dev.hansei.infra.registry.calibrations.JudgeTestRuns.Tried;
import dev.hansei.infra.registry.calibrations.JudgeTestView;
import dev.hansei.infra.registry.calibrations.Pairs;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.workflows.FailureCode;
import dev.hansei.workflows.calibrations.JudgeTestActivities;
import dev.hansei.workflows.calibrations.JudgeTestResult;
import dev.hansei.workflows.calibrations.PairState;
import dev.hansei.workflows.calibrations.Sensitivity;
import dev.hansei.workflows.calibrations.TestJudgeInput;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Puts minimal pairs before judges. The rows say what is done; nothing is kept between. */
@Singleton
public final class JudgeTestActivitiesImpl implements JudgeTestActivities {
  private final JudgeTestRuns tests;
  private final Pairs pairs;
  private final Judges judges;
  private final JudgeCalls calls;
  private final CriteriaAlike alike;

  JudgeTestActivitiesImpl(
      JudgeTestRuns tests, Pairs pairs, Judges judges, JudgeCalls calls, CriteriaAlike alike) {
    this.tests = tests;
    this.pairs = pairs;
    this.judges = judges;
    this.calls = calls;
    this.alike = alike;
  }

  @Override
  public void openTest(TestJudgeInput input) {
    Effects.run(() -> tests.open(input));
  }

  @Override
  public TriedPairs tryPairs(TestJudgeInput input) {
    return Effects.of(() -> {
      List<Tried> said = tests.tried(input.projectId(), input.testId()).orElseGet(() -> ask(input));
      int unscored = (int) said.stream().filter(one -> one.said().isEmpty()).count();
      return new TriedPairs(said.size() - unscored, unscored);
    });
  }

  private List<Tried> ask(TestJudgeInput input) {
    ProjectId project = input.projectId();
    Judge judge = judges.require(project, input.judgeId());
    JudgeCalls.requireScoring(judge);
    List<Pairs.Shown> confirmed =
        pairs.of(project, judge.criterionId(), PairState.CONFIRMED, Pairs.PAIRS_MAX);
    List<Tried> said = Collections.synchronizedList(new ArrayList<>());
    if (!confirmed.isEmpty()) {
      Beating.here().each(confirmed, pair -> new Tried(ask(project, judge, pair)), said::addAll);
    }
    return tests.keep(project, input.testId(), List.copyOf(said));
  }

  private Optional<Sensitivity.Tried> ask(ProjectId project, Judge judge, Pairs.Shown pair) {
    CaseContent asked = pair.asked().asked();
    Optional<Boolean> before = verdict(project, judge, asked, pair.asked().answer());
    Optional<Boolean> after = verdict(project, judge, asked, pair.edited());
    return before.flatMap(first ->
        after.map(second -> new Sensitivity.Tried(pair.pair().task().toString(), first, second)));
  }

  private Optional<Boolean> verdict(
      ProjectId project, Judge judge, CaseContent asked, String answer) {
    return calls.judge(project, judge, JudgedCase.of(asked, answer, 0))
            instanceof JudgeReply.Judged judged
        ? Optional.of(judged.passed())
        : Optional.empty();
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
    ProjectId project = input.projectId();
    List<Tried> said = tests.tried(project, input.testId()).orElseThrow();
    List<Sensitivity.Tried> scored =
        said.stream().map(Tried::said).flatMap(Optional::stream).toList();
    Judge judge = judges.require(project, input.judgeId());
    return tests.complete(
        project,
        input.testId(),
        new JudgeTestResult(
            Sensitivity.of(scored),
            said.size() - scored.size(),
            alike.of(project, judge.criterionId())));
  }

  @Override
  public void endTest(JudgeTestEnd end) {
    Effects.run(() -> tests.end(end.projectId(), end.testId(), end.state(), end.code()));
  }
}
