package dev.hansei.activities.suites;

import dev.hansei.activities.Workplace;
import dev.hansei.activities.criteria.AlignedJudge;
import dev.hansei.activities.criteria.JudgeCalls;
import dev.hansei.activities.criteria.Jurors;
import dev.hansei.activities.criteria.LearnedJudge;
import dev.hansei.activities.criteria.ModelJudge;
import dev.hansei.activities.criteria.PairwiseJudge;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.suites.Outcomes;
import dev.hansei.infra.registry.suites.RunBudgets;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.infra.registry.suites.Suites;
import dev.hansei.workflows.criteria.Metrics;
import dev.hansei.workflows.models.ModelCalls;

/** Activities that call models through something of a test's own. */
final class SuiteRunner {
  private SuiteRunner() {}

  static SuiteActivitiesImpl over(Workplace workplace, ModelCalls calls) {
    var scorer =
        new AnswerScorer(
            workplace.get(Metrics.class),
            new JudgeCalls(
                new ModelJudge(calls),
                workplace.get(LearnedJudge.class),
                workplace.get(Jurors.class),
                workplace.get(PairwiseJudge.class),
                workplace.get(AlignedJudge.class)));
    var budgets = workplace.get(RunBudgets.class);
    return new SuiteActivitiesImpl(
        workplace.get(SuitePlans.class),
        new ChunkItems(
            new ItemRunner(calls, scorer, workplace.get(StrategyRunner.class)),
            workplace.get(Outcomes.class),
            budgets),
        workplace.get(Suites.class),
        workplace.get(Runs.class),
        workplace.get(Outcomes.class),
        workplace.get(Cases.class),
        budgets);
  }
}
