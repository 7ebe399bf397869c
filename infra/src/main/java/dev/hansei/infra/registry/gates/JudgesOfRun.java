package dev.hansei.infra.registry.gates;

import dev.hansei.infra.registry.calibrations.Standings;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Suites;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.gates.JudgeStanding;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** The judges behind a run's metrics, and whether they may gate now. */
@Singleton
final class JudgesOfRun {
  private final Suites suites;
  private final Standings standings;

  JudgesOfRun(Suites suites, Standings standings) {
    this.suites = suites;
    this.standings = standings;
  }

  List<JudgeStanding> run(ProjectId project, RunView run) {
    List<JudgeStanding> judges = new ArrayList<>();
    for (Assertion assertion : suites.require(project, run.input().suiteId()).assertions()) {
      for (Assertion leaf : assertion.leaves()) {
        JudgeId judge = leaf.judge();
        if (judge != null) {
          judges.add(standing(project, leaf.metric(), judge));
        }
      }
    }
    return judges;
  }

  private JudgeStanding standing(ProjectId project, String metric, JudgeId judge) {
    Standings.MeasuredJudge seen = standings.of(project, judge);
    return new JudgeStanding(
        metric,
        judge,
        seen.now().mayGate(),
        seen.now().sentence(),
        seen.newest().map(issued -> issued.certificate().calibrationId()));
  }
}
