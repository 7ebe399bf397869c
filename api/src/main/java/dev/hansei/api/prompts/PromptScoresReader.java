package dev.hansei.api.prompts;

import dev.hansei.api.pages.charts.IntervalChart;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.suites.MetricSummary;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.infra.registry.suites.Suites;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.suites.RunState;
import dev.hansei.workflows.suites.SuiteId;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Scores over versions, from the newest runs of the project. */
@Singleton
final class PromptScoresReader {
  private static final PageRequest NEWEST = PageRequest.first(PageRequest.LIMIT_MAX);

  /** A screen's worth; the runs' own pages have all. */
  private static final int LINES = 30;

  private final Runs runs;
  private final Suites suites;

  PromptScoresReader(Runs runs, Suites suites) {
    this.runs = runs;
    this.suites = suites;
  }

  /** Each version's newest completed run of each suite, metric by metric. */
  PromptScores read(ProjectId project, List<PromptVersion> versions) {
    Map<PromptVersionId, PromptVersion> byId =
        versions.stream().collect(Collectors.toMap(PromptVersion::id, Function.identity()));
    Set<Pair> seen = new HashSet<>();
    List<PromptScores.Line> lines =
        runs.page(project, NEWEST).items().stream()
            .filter(run -> run.state() == RunState.COMPLETED)
            .flatMap(run -> asked(run, byId).map(version -> new Scored(run, version)).stream())
            .filter(it -> seen.add(new Pair(it.run().input().suiteId(), it.version().id())))
            .flatMap(it ->
                it.run().summary().metrics().stream().map(metric -> line(project, it, metric)))
            .sorted(
                Comparator.comparing(PromptScores.Line::suite)
                    .thenComparing(PromptScores.Line::metric)
                    .thenComparing(Comparator.comparingInt(PromptScores.Line::version).reversed()))
            .limit(LINES)
            .toList();
    return new PromptScores(
        lines,
        IntervalChart.ofScores(
            lines.stream()
                .map(it -> new IntervalChart.Interval(it.mean(), it.lower(), it.upper()))
                .toList()));
  }

  private record Pair(SuiteId suite, PromptVersionId version) {}

  private record Scored(RunView run, PromptVersion version) {}

  private static Optional<PromptVersion> asked(
      RunView run, Map<PromptVersionId, PromptVersion> versions) {
    return run.input().target().asked().flatMap(asked -> Optional.ofNullable(versions.get(asked)));
  }

  private PromptScores.Line line(ProjectId project, Scored scored, MetricSummary metric) {
    return new PromptScores.Line(
        suites
            .find(project, scored.run().input().suiteId())
            .map(suite -> "%s no. %d".formatted(suite.name(), suite.number()))
            .orElse("?"),
        metric.metric(),
        scored.version().number(),
        metric.mean(),
        metric.lower(),
        metric.upper(),
        metric.confidence(),
        metric.n(),
        scored.run().id(),
        scored.run().startedAt());
  }
}
