package dev.hansei.api.prompts;

import dev.hansei.api.pages.charts.IntervalChart;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.annotations.Blindness;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.infra.registry.suites.MetricSummary;
import dev.hansei.infra.registry.suites.Suites;
import dev.hansei.infra.registry.suites.VersionRun;
import dev.hansei.infra.registry.suites.VersionRuns;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.SuiteId;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Scores over all versions of a prompt, from the newest runs of each. */
@Singleton
final class PromptScoresReader {
  /** More versions than anybody looks at in one chart. */
  private static final int VERSIONS_MAX = 1_000;

  /** What a page carries; the runs' own pages have all. */
  private static final int LINES_MAX = 400;

  private final Prompts prompts;
  private final VersionRuns runs;
  private final Suites suites;
  private final Blindness blindness;

  PromptScoresReader(Prompts prompts, VersionRuns runs, Suites suites, Blindness blindness) {
    this.prompts = prompts;
    this.runs = runs;
    this.suites = suites;
    this.blindness = blindness;
  }

  /**
   * Each version's newest completed run of each suite, metric by metric; none of runs whose answers
   * the caller is asked to label.
   */
  PromptScores read(Caller caller, PromptId prompt) {
    ProjectId project = caller.projectId();
    Map<PromptVersionId, Integer> numbers = prompts.numbers(project, prompt, VERSIONS_MAX);
    Map<SuiteId, String> names = new HashMap<>();
    Set<Pair> seen = new HashSet<>();
    List<PromptScores.Line> lines =
        told(caller, prompt).stream()
            .flatMap(run -> asked(run, numbers).stream())
            .filter(it -> seen.add(new Pair(it.run().suite(), it.version())))
            .flatMap(it -> {
              String suite = names.computeIfAbsent(it.run().suite(), id -> name(project, id));
              return it.run().summary().metrics().stream().map(metric -> line(suite, it, metric));
            })
            .sorted(
                Comparator.comparing(PromptScores.Line::suite)
                    .thenComparing(PromptScores.Line::metric)
                    .thenComparing(Comparator.comparingInt(PromptScores.Line::version).reversed()))
            .limit(LINES_MAX)
            .toList();
    return new PromptScores(
        lines,
        IntervalChart.ofScores(
            lines.stream()
                .map(it -> new IntervalChart.Interval(it.mean(), it.lower(), it.upper()))
                .toList()));
  }

  private List<VersionRun> told(Caller caller, PromptId prompt) {
    List<VersionRun> all = runs.completed(caller.projectId(), prompt);
    Set<RunId> hidden =
        blindness.hidden(
            caller.projectId(),
            caller.personId(),
            caller.roles(),
            all.stream().map(VersionRun::id).toList());
    return all.stream().filter(run -> !hidden.contains(run.id())).toList();
  }

  private record Pair(SuiteId suite, int version) {}

  private record Scored(VersionRun run, int version) {}

  private static Optional<Scored> asked(VersionRun run, Map<PromptVersionId, Integer> numbers) {
    return Optional.ofNullable(numbers.get(run.version())).map(number -> new Scored(run, number));
  }

  private String name(ProjectId project, SuiteId id) {
    return suites
        .find(project, id)
        .map(suite -> "%s no. %d".formatted(suite.name(), suite.number()))
        .orElse("?");
  }

  private static PromptScores.Line line(String suite, Scored scored, MetricSummary metric) {
    return new PromptScores.Line(
        suite,
        metric.metric(),
        scored.version(),
        metric.mean(),
        metric.lower(),
        metric.upper(),
        metric.confidence(),
        metric.n(),
        scored.run().id(),
        scored.run().startedAt());
  }
}
