package dev.hansei.activities.calibrations;

import dev.hansei.activities.Beating;
import dev.hansei.activities.cases.JudgedCase;
import dev.hansei.activities.criteria.JudgeCalls;
import dev.hansei.activities.criteria.JudgeReply;
import dev.hansei.activities.criteria.JudgedAnswer;
import dev.hansei.infra.registry.calibrations.JudgeTestRuns;
import dev.hansei.infra.registry.calibrations.JudgeTestRuns.Tried;
import dev.hansei.infra.registry.calibrations.JudgeTestView;
import dev.hansei.infra.registry.calibrations.Pairs;
import dev.hansei.workflows.calibrations.CalibrateInput;
import dev.hansei.workflows.calibrations.JudgeTestId;
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

/** Puts the confirmed minimal pairs of a criterion before a judge, and keeps what it says. */
@Singleton
final class PairTrials {
  private final JudgeTestRuns tests;
  private final Pairs pairs;
  private final JudgeCalls calls;
  private final CriteriaAlike alike;

  PairTrials(JudgeTestRuns tests, Pairs pairs, JudgeCalls calls, CriteriaAlike alike) {
    this.tests = tests;
    this.pairs = pairs;
    this.calls = calls;
    this.alike = alike;
  }

  /** What the judge says of each pair; what was kept of the test before is not asked again. */
  List<Tried> tried(TestJudgeInput input, Judge judge) {
    return tests.tried(input.projectId(), input.testId()).orElseGet(() -> ask(input, judge));
  }

  private List<Tried> ask(TestJudgeInput input, Judge judge) {
    ProjectId project = input.projectId();
    JudgeCalls.requireScoring(judge);
    List<Pairs.Shown> confirmed =
        pairs.of(project, judge.criterionId(), PairState.CONFIRMED, Pairs.PAIRS_MAX);
    List<Tried> said = Collections.synchronizedList(new ArrayList<>());
    if (!confirmed.isEmpty()) {
      String whom = tests.wasRevoked(project, judge.id()) ? input.testId().toString() : "";
      Beating.here()
          .each(confirmed, pair -> new Tried(ask(project, judge, pair, whom)), said::addAll);
    }
    return tests.keep(project, input.testId(), List.copyOf(said));
  }

  /**
   * @param whom for whom it is asked anew; empty where what the journal has may be used
   */
  private Optional<Sensitivity.Tried> ask(
      ProjectId project, Judge judge, Pairs.Shown pair, String whom) {
    CaseContent asked = pair.asked().asked();
    Optional<Boolean> before =
        verdict(project, judge, JudgedCase.of(asked, pair.asked().answer(), 0).freshFor(whom));
    Optional<Boolean> after =
        verdict(project, judge, JudgedCase.of(asked, pair.edited(), 0).freshFor(whom));
    return before.flatMap(first ->
        after.map(second -> new Sensitivity.Tried(pair.pair().task().toString(), first, second)));
  }

  private Optional<Boolean> verdict(ProjectId project, Judge judge, JudgedAnswer put) {
    return calls.judge(project, judge, put) instanceof JudgeReply.Judged judged
        ? Optional.of(judged.passed())
        : Optional.empty();
  }

  /** Writes what the test came to. */
  JudgeTestView conclude(TestJudgeInput input, Judge judge) {
    ProjectId project = input.projectId();
    List<Tried> said = tests.tried(project, input.testId()).orElseThrow();
    List<Sensitivity.Tried> scored =
        said.stream().map(Tried::said).flatMap(Optional::stream).toList();
    return tests.complete(
        project,
        input.testId(),
        new JudgeTestResult(
            Sensitivity.of(scored),
            said.size() - scored.size(),
            alike.of(project, judge.criterionId())));
  }

  /**
   * Tests a learned judge, which costs no call, where its criterion has confirmed pairs. The test
   * bears the id of the calibration, so it is made once. To be called in an activity: it beats.
   */
  void tryLearned(CalibrateInput input, Judge judge) {
    boolean hasPairs =
        pairs.counts(input.projectId(), judge.criterionId()).getOrDefault(PairState.CONFIRMED, 0)
            > 0;
    if (judge.learned().isEmpty() || !hasPairs) {
      return;
    }
    var test =
        new TestJudgeInput(
            input.projectId(),
            new JudgeTestId(input.calibrationId().value()),
            judge.id(),
            input.startedBy());
    tests.open(test);
    tried(test, judge);
    Beating.here().compute(() -> conclude(test, judge));
  }
}
