package dev.hansei.api.suites;

import dev.hansei.api.pages.Names;
import dev.hansei.api.prompts.VersionWords;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.infra.registry.suites.Suites;
import dev.hansei.workflows.cases.Dataset;
import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.Strategy;
import dev.hansei.workflows.suites.SuiteId;
import dev.hansei.workflows.suites.Target;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What pages call runs and the things that they are made of. */
@Singleton
public final class RunWords {
  private final Runs runs;
  private final Suites suites;
  private final Datasets datasets;
  private final VersionWords versions;
  private final StrategyWords strategies;

  RunWords(
      Runs runs,
      Suites suites,
      Datasets datasets,
      VersionWords versions,
      StrategyWords strategies) {
    this.runs = runs;
    this.suites = suites;
    this.datasets = datasets;
    this.versions = versions;
    this.strategies = strategies;
  }

  /** A run as a line of a list. */
  public RunLine line(ProjectId project, RunView run) {
    return new RunLine(
        run.id(),
        suite(project, run.input().suiteId()),
        target(project, run.input().target()),
        run.state(),
        run.planned(),
        run.counts(),
        run.startedAt(),
        run.cost());
  }

  /** Such as "quality no. 2". */
  public String suite(ProjectId project, SuiteId id) {
    return suites
        .find(project, id)
        .map(suite -> "%s no. %d".formatted(suite.name(), suite.number()))
        .orElseGet(() -> "suite " + Names.shortId(id));
  }

  /** Such as "gate-set v3". */
  public String dataset(ProjectId project, DatasetVersionId id) {
    return datasets
        .version(project, id)
        .map(version ->
            "%s v%d"
                .formatted(
                    datasets.find(project, version.datasetId()).map(Dataset::name).orElse("?"),
                    version.number()))
        .orElseGet(() -> "dataset version " + Names.shortId(id));
  }

  /** What was asked, such as "answer v3 on openai/gpt-4o-mini". */
  public String target(ProjectId project, Target target) {
    return switch (target) {
      case Target.PromptOnModel(var version, var model) ->
          "%s on %s".formatted(versions.of(project, version), model);
      case Target.Recorded(String set) -> "recorded/" + set;
      case Target.Http(String url, var _, var _, var asked) ->
          asked
              .map(version -> "%s at %s".formatted(versions.of(project, version), url))
              .orElse(url);
      case Target.ByStrategy(Target of, var strategy) ->
          "%s, %s"
              .formatted(
                  target(project, of),
                  strategies.of(project, strategy, member -> target(project, member)));
    };
  }

  /** Where the judge that chose among answers scores them too, its own figure is no surprise. */
  public Optional<String> caution(ProjectId project, RunSuiteInput input) {
    return input
        .target()
        .strategyIfAny()
        .flatMap(Strategy::chooser)
        .filter(judge ->
            suites.find(project, input.suiteId()).stream()
                .flatMap(suite -> suite.assertions().stream())
                .flatMap(assertion -> assertion.leaves().stream())
                .anyMatch(leaf -> judge.equals(leaf.judge())))
        .map(_ ->
            "The judge that chose these answers scores them too: its own figure is too good. Go by"
                + " the others.");
  }

  /** What a run asked; its short id where the project has no such run. */
  public String target(ProjectId project, RunId id) {
    return runs.find(project, id)
        .map(run -> target(project, run.input().target()))
        .orElseGet(() -> "run " + Names.shortId(id));
  }
}
