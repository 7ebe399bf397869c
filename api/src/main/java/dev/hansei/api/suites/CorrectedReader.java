package dev.hansei.api.suites;

import dev.hansei.infra.registry.annotations.PeopleAndJudge;
import dev.hansei.infra.registry.annotations.PeopleAndJudges;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.statistics.ClusteredMean;
import dev.hansei.workflows.statistics.Range;
import dev.hansei.workflows.statistics.SampledMean;
import jakarta.inject.Singleton;

/** Estimates what people would say of runs, from few labels and many verdicts. */
@Singleton
public final class CorrectedReader {
  /** As everywhere else, unless a gate says otherwise. */
  static final double CONFIDENCE = 0.95;

  private final PeopleAndJudges joined;
  private final JudgeFinder finder;

  CorrectedReader(PeopleAndJudges joined, JudgeFinder finder) {
    this.joined = joined;
    this.finder = finder;
  }

  /** One rate for each judge with labels on its criterion; none before the run has ended. */
  public CorrectedTable of(ProjectId project, RunView run) {
    if (!run.state().isTerminal()) {
      return CorrectedTable.NONE;
    }
    return new CorrectedTable(
        joined.soFar(project, run.id()).stream()
            .filter(one -> one.labelledUnits() >= SampledMean.UNITS_MIN)
            .map(one -> rate(project, one))
            .toList());
  }

  private CorrectedRate rate(ProjectId project, PeopleAndJudge seen) {
    var all = seen.all();
    var labelled = seen.labelled();
    return new CorrectedRate(
        seen.metric(),
        seen.judgeId(),
        finder.words(project, seen.judgeId()),
        ClusteredMean.of(all, Range.UNIT).interval(Range.UNIT, CONFIDENCE),
        SampledMean.of(all, labelled, Range.UNIT, CONFIDENCE),
        all.size(),
        labelled.size());
  }
}
