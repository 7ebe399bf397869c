package dev.hansei.activities.annotations;

import dev.hansei.activities.Workplace;
import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.cases.NewCase;
import dev.hansei.infra.registry.models.CallJournal;
import dev.hansei.infra.registry.models.JournalEntry;
import dev.hansei.infra.registry.suites.Outcomes;
import dev.hansei.infra.registry.suites.RunSummary;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.infra.registry.suites.Suites;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.cases.DatasetVersion;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.ErrorReason;
import dev.hansei.workflows.suites.Manifest;
import dev.hansei.workflows.suites.Outcome;
import dev.hansei.workflows.suites.Result;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunState;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.SuiteId;
import dev.hansei.workflows.suites.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Two runs over the same cases; the second one gave no answer to the last case. */
final class TwoRuns {
  private static final Actor ACTOR = new Actor.BySystem();

  final RunId baseline;
  final RunId candidate;
  private final Workplace workplace;
  private final ProjectId project;
  private final List<Case> cases;
  private final IntFunction<Score> scores;
  private final int alike;

  TwoRuns(Workplace workplace, ProjectId project, int asked) {
    this(workplace, project, asked, _ -> new Score("exact", 0, false, ""));
  }

  /** The same with these scores, by the place of the case. */
  TwoRuns(Workplace workplace, ProjectId project, int asked, IntFunction<Score> scores) {
    this(workplace, project, asked, scores, 0);
  }

  /** The same, where both runs answer the first of the cases alike. */
  TwoRuns(Workplace workplace, ProjectId project, int asked, IntFunction<Score> scores, int alike) {
    this.alike = alike;
    this.workplace = workplace;
    this.project = project;
    this.scores = scores;
    DatasetId dataset =
        workplace.get(Datasets.class).create(project, "asked", Split.GATE, ACTOR).id();
    List<NewCase> added =
        IntStream.range(0, asked)
            .mapToObj(i -> new CaseContent("Question " + i + "?", "", List.of(), Map.of()))
            .map(content -> NewCase.of(dataset, content, Case.State.FINAL))
            .toList();
    this.cases = workplace.get(Cases.class).addAll(project, dataset, added, ACTOR);
    DatasetVersion version = workplace.get(Datasets.class).publish(project, dataset, ACTOR);
    var assertion = new Assertion(MetricType.EXACT, "exact", null, 1, 1, null);
    var suite =
        workplace.get(Suites.class).create(project, "asked", dataset, List.of(assertion), ACTOR);
    this.baseline = run(suite.id(), version, assertion, asked);
    this.candidate = run(suite.id(), version, assertion, asked - 1);
  }

  private RunId run(SuiteId suite, DatasetVersion version, Assertion assertion, int answered) {
    RunId id = new RunId(workplace.get(Ids.class).next());
    var target = new Target.Recorded("seed");
    var manifest =
        new Manifest(
            id,
            suite,
            version.id(),
            version.cases().sha256(),
            cases.size(),
            1,
            target,
            "",
            List.of(assertion),
            List.of(),
            "test",
            Map.of());
    var stored =
        workplace
            .get(ObjectStore.class)
            .put(workplace.get(CanonicalJson.class).bytes(manifest), ArtifactRef.JSON);
    workplace
        .get(Runs.class)
        .open(
            new RunSuiteInput(project, id, suite, version.id(), target, 1, ACTOR),
            manifest,
            stored);
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      outcomes.add(i < answered ? outcome(id, i) : unanswered(id, i));
    }
    workplace.get(Outcomes.class).record(project, outcomes);
    workplace.get(Runs.class).close(project, id, RunState.COMPLETED, RunSummary.NONE);
    return id;
  }

  private Outcome unanswered(RunId run, int ordinal) {
    return new Outcome(
        run,
        ordinal,
        cases.get(ordinal).id(),
        0,
        new Result.Errored(ErrorReason.TIMEOUT),
        Optional.empty(),
        Usage.NONE,
        12,
        false);
  }

  private Outcome outcome(RunId run, int ordinal) {
    var call = new CallKey(Sha256.of(run + "/" + ordinal));
    workplace
        .get(CallJournal.class)
        .record(
            project,
            new JournalEntry(
                call,
                new ModelName("recorded/seed"),
                ordinal < alike
                    ? "Both say %d.".formatted(ordinal)
                    : "Run %s says %d.".formatted(run, ordinal),
                Usage.NONE,
                12,
                Instant.parse("2026-11-20T12:00:00Z")));
    return new Outcome(
        run,
        ordinal,
        cases.get(ordinal).id(),
        0,
        new Result.Scored(List.of(scores.apply(ordinal))),
        Optional.of(call),
        Usage.NONE,
        12,
        false);
  }
}
