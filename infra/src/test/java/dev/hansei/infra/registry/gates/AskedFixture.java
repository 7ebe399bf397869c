package dev.hansei.infra.registry.gates;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.cases.NewCase;
import dev.hansei.infra.registry.suites.Outcomes;
import dev.hansei.infra.registry.suites.RunSummary;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.infra.registry.suites.Suites;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.cases.DatasetVersion;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.Manifest;
import dev.hansei.workflows.suites.Outcome;
import dev.hansei.workflows.suites.Result;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunState;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.Suite;
import dev.hansei.workflows.suites.Target;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Cases in two languages, of which a person wrote the first half, and priced runs of them. */
final class AskedFixture {
  static final String METRIC = "exact";

  private final TestRegistry registry;
  private final ProjectId project;
  private final List<CaseId> cases = new ArrayList<>();
  private final DatasetVersion version;
  private final Suite suite;

  AskedFixture(TestRegistry registry, int count) {
    this.registry = registry;
    this.project = registry.newProject();
    Actor system = new Actor.BySystem();
    var dataset = registry.get(Datasets.class).create(project, "gate", Split.GATE, system).id();
    Actor person = new Actor.ByPerson(registry.newPerson());
    for (int half = 0; half < 2; half++) {
      int from = half * count / 2;
      var some =
          IntStream.range(from, from + count / 2)
              .mapToObj(n -> NewCase.of(dataset, content(n), Case.State.FINAL))
              .toList();
      registry.get(Cases.class).addAll(project, dataset, some, half == 0 ? person : system).stream()
          .map(Case::id)
          .forEach(cases::add);
    }
    this.version = registry.get(Datasets.class).publish(project, dataset, system);
    var assertion = new Assertion(MetricType.EXACT, METRIC, null, 1, 1, null);
    this.suite =
        registry.get(Suites.class).create(project, "suite", dataset, List.of(assertion), system);
  }

  private static CaseContent content(int n) {
    return new CaseContent(
        "Q" + n, "A" + n, List.of(), Map.of("language", n % 2 == 0 ? "ja" : "de"));
  }

  ProjectId project() {
    return project;
  }

  List<CaseId> cases() {
    return cases;
  }

  /** What a run's answer to one case was like. */
  record Answer(Result result, long latencyMillis, Optional<Long> costMicros) {
    static Answer of(boolean right, long latencyMillis, long costMicros) {
      var score = new Score(METRIC, right ? 1 : 0, right, "");
      return new Answer(new Result.Scored(List.of(score)), latencyMillis, Optional.of(costMicros));
    }
  }

  /** A completed run, one answer a case. */
  RunId run(IntFunction<Answer> answers) {
    var run = new RunId(registry.get(Ids.class).next());
    open(run);
    var outcomes =
        IntStream.range(0, cases.size()).mapToObj(i -> outcome(run, i, answers.apply(i))).toList();
    registry.get(Outcomes.class).record(project, outcomes);
    registry.get(Runs.class).close(project, run, RunState.COMPLETED, RunSummary.NONE);
    return run;
  }

  private Outcome outcome(RunId run, int ordinal, Answer answer) {
    return new Outcome(
        run,
        ordinal,
        cases.get(ordinal),
        0,
        answer.result(),
        Optional.empty(),
        new Usage(10, 5, 0),
        answer.latencyMillis(),
        false,
        answer.costMicros(),
        Optional.empty());
  }

  private void open(RunId run) {
    var target = new Target.Recorded("answers");
    var input =
        new RunSuiteInput(project, run, suite.id(), version.id(), target, 1, new Actor.BySystem());
    var manifest =
        new Manifest(
            run,
            suite.id(),
            version.id(),
            version.cases().sha256(),
            cases.size(),
            1,
            target,
            Sha256.of("answers").hex(),
            suite.assertions(),
            List.of(),
            "test",
            Map.of(),
            new Manifest.PricesUsed(1, "EUR", LocalDate.of(2026, 11, 30)),
            null,
            null,
            null);
    var stored =
        registry
            .get(ObjectStore.class)
            .put(registry.get(CanonicalJson.class).bytes(manifest), ArtifactRef.JSON);
    registry.get(Runs.class).open(input, manifest, stored);
  }
}
