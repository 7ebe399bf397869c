package dev.hansei.api.suites;

import dev.hansei.api.http.ApiServer;
import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.suites.MetricSummary;
import dev.hansei.infra.registry.suites.Outcomes;
import dev.hansei.infra.registry.suites.RunSummary;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.infra.registry.suites.Suites;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.suites.Manifest;
import dev.hansei.workflows.suites.Outcome;
import dev.hansei.workflows.suites.Result;
import dev.hansei.workflows.suites.RunBudget;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunState;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.Story;
import dev.hansei.workflows.suites.SuiteId;
import dev.hansei.workflows.suites.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs as a worker would have left them, written to the registry without one. */
public final class FinishedRuns {
  private static final Actor SYSTEM = new Actor.BySystem();
  private static final List<Assertion> ASSERTIONS =
      List.of(new Assertion(MetricType.F1, "f1", null, 0.5, 1, null));

  private final ApiServer server;
  private final Project project;
  private final List<Assertion> assertions;
  private final SuiteId suite;
  private final DatasetVersionId version;
  private final List<CaseId> cases = new ArrayList<>();

  /** Runs of one suite on one dataset version of that many cases. */
  public FinishedRuns(ApiServer server, Project project, int cases) {
    this(server, project, cases, ASSERTIONS);
  }

  /** The same of a suite that asks something else. */
  public FinishedRuns(ApiServer server, Project project, int cases, List<Assertion> assertions) {
    this.server = server;
    this.project = project;
    this.assertions = assertions;
    Ids ids = server.get(Ids.class);
    this.suite = suite(ids.next().toString());
    this.version = new DatasetVersionId(ids.next());
    for (int i = 0; i < cases; i++) {
      this.cases.add(new CaseId(ids.next()));
    }
  }

  /** Runs of one suite on cases that are there. */
  public FinishedRuns(
      ApiServer server, Project project, DatasetVersionId version, List<CaseId> cases) {
    this.server = server;
    this.project = project;
    this.assertions = ASSERTIONS;
    this.suite = suite(server.get(Ids.class).next().toString());
    this.version = version;
    this.cases.addAll(cases);
  }

  private SuiteId suite(String name) {
    var dataset = server.get(Datasets.class).create(project.id(), name, Split.GATE, SYSTEM);
    return server
        .get(Suites.class)
        .create(project.id(), name, dataset.id(), assertions, SYSTEM)
        .id();
  }

  /** A completed run in which each case scored about as much in {@code f1}. */
  public RunId of(PromptVersionId prompt, double score) {
    return of(target(prompt), score, Optional.empty());
  }

  /**
   * The same of any target.
   *
   * @param story of each outcome
   */
  public RunId of(Target target, double score, Optional<Story> story) {
    RunId run = open(target, null);
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      // A little spread, the same in every run.
      double value = Math.min(1, Math.max(0, score + (i % 5 - 2) * 0.01));
      var scored = new Result.Scored(List.of(new Score("f1", value, value >= 0.5, "")));
      outcomes.add(
          new Outcome(
                  run, i, cases.get(i), 0, scored, Optional.empty(), new Usage(10, 5, 0), 12, false)
              .telling(story));
    }
    server.get(Outcomes.class).record(project.id(), outcomes);
    server.get(Runs.class).close(project.id(), run, RunState.COMPLETED, RunSummary.NONE);
    return run;
  }

  /** A completed run with its figures, in which each case scored that much in {@code f1}. */
  public RunId measured(PromptVersionId prompt, double... values) {
    RunId run = open(prompt);
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      var scored = new Result.Scored(List.of(new Score("f1", values[i], values[i] >= 0.5, "")));
      outcomes.add(
          new Outcome(run, i, cases.get(i), 0, scored, Optional.empty(), Usage.NONE, 12, false));
    }
    server.get(Outcomes.class).record(project.id(), outcomes);
    double mean = Arrays.stream(values).average().orElseThrow();
    int passed = (int) Arrays.stream(values).filter(value -> value >= 0.5).count();
    int n = values.length;
    var figures = new MetricSummary("f1", n, mean, mean, mean, 0.95, passed, n, n, null);
    server
        .get(Runs.class)
        .close(project.id(), run, RunState.COMPLETED, new RunSummary(List.of(figures)));
    return run;
  }

  /** A completed run whose items, one a case, ended so. */
  public RunId ended(PromptVersionId prompt, List<Result> results) {
    RunId run = open(prompt);
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      outcomes.add(
          new Outcome(
              run, i, cases.get(i), 0, results.get(i), Optional.empty(), Usage.NONE, 12, false));
    }
    server.get(Outcomes.class).record(project.id(), outcomes);
    server.get(Runs.class).close(project.id(), run, RunState.COMPLETED, RunSummary.NONE);
    return run;
  }

  /** A run that goes on. */
  public RunId open(PromptVersionId prompt) {
    return open(prompt, null);
  }

  /** The same with a budget. */
  public RunId open(PromptVersionId prompt, @Nullable RunBudget budget) {
    return open(target(prompt), budget);
  }

  private static Target target(PromptVersionId prompt) {
    return new Target.PromptOnModel(prompt, new ModelName("builtin/extractive"));
  }

  private RunId open(Target target, @Nullable RunBudget budget) {
    RunId run = new RunId(server.get(Ids.class).next());
    var input =
        new RunSuiteInput(project.id(), run, suite, version, target, 1, SYSTEM).within(budget);
    var manifest =
        new Manifest(
            run,
            suite,
            version,
            Sha256.of("cases"),
            cases.size(),
            1,
            target,
            Sha256.of("prompt").hex(),
            assertions,
            List.of(),
            "test",
            Map.of());
    var stored =
        server
            .get(ObjectStore.class)
            .put(server.get(CanonicalJson.class).bytes(manifest), ArtifactRef.JSON);
    server.get(Runs.class).open(input, manifest, stored);
    return run;
  }
}
