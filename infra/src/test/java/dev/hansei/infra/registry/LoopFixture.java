package dev.hansei.infra.registry;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.cases.NewCase;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.infra.registry.prompts.NewPromptVersion;
import dev.hansei.infra.registry.prompts.Prompts;
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
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.prompts.Prompt;
import dev.hansei.workflows.prompts.PromptContent;
import dev.hansei.workflows.prompts.PromptName;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.suites.Manifest;
import dev.hansei.workflows.suites.Outcome;
import dev.hansei.workflows.suites.Result;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunState;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.Suite;
import dev.hansei.workflows.suites.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A project with a dataset version, a suite with one metric, and a prompt: what runs need. */
public final class LoopFixture {
  /** The suite's metric. */
  public static final String METRIC = "exact";

  /** Where the seeds come from. */
  public static final Actor SYSTEM = new Actor.BySystem();

  private final TestRegistry registry;
  private final ProjectId project;
  private final PersonId author;
  private final List<CaseId> cases;
  private final DatasetVersion version;
  private final Suite suite;
  private final Prompt prompt;

  /** All of it made anew, with that many cases. */
  public LoopFixture(TestRegistry registry, int caseCount) {
    this.registry = registry;
    this.project = registry.newProject();
    this.author = registry.newPerson();
    var dataset = registry.get(Datasets.class).create(project, "gate", Split.GATE, SYSTEM).id();
    var added = new ArrayList<CaseId>();
    for (int from = 0; from < caseCount; from += Cases.CASES_MAX) {
      var some =
          IntStream.range(from, Math.min(from + Cases.CASES_MAX, caseCount))
              .mapToObj(n ->
                  NewCase.of(
                      dataset,
                      new CaseContent("Q" + n, "A" + n, List.of(), Map.of()),
                      Case.State.FINAL))
              .toList();
      registry.get(Cases.class).addAll(project, dataset, some, SYSTEM).stream()
          .map(Case::id)
          .forEach(added::add);
    }
    this.cases = List.copyOf(added);
    this.version = registry.get(Datasets.class).publish(project, dataset, SYSTEM);
    var assertion = new Assertion(MetricType.EXACT, METRIC, null, 1, 1, null);
    this.suite =
        registry.get(Suites.class).create(project, "suite", dataset, List.of(assertion), SYSTEM);
    this.prompt = registry.get(Prompts.class).create(project, new PromptName("support"), SYSTEM);
  }

  /** The project. */
  public ProjectId project() {
    return project;
  }

  /** Who writes the prompt's versions. */
  public PersonId author() {
    return author;
  }

  /** The cases in the order of the version. */
  public List<CaseId> cases() {
    return cases;
  }

  /** The prompt. */
  public Prompt prompt() {
    return prompt;
  }

  /** Another version of the prompt, by the author. */
  public PromptVersion promptVersion(String template) {
    var content =
        new PromptContent(
            List.of(new Message(Message.Role.USER, template)),
            List.of("question"),
            ModelSettings.DEFAULTS,
            "",
            Map.of());
    return registry
        .get(Prompts.class)
        .addVersion(
            project, prompt.id(), new NewPromptVersion(content, "", Optional.empty(), author));
  }

  /** A person with a role in the project. */
  public PersonId person(Role role) {
    var person = registry.newPerson();
    registry.get(People.class).giveRole(project, person, role, SYSTEM);
    return person;
  }

  /** A run that is open, and whose items have no outcome yet. */
  public RunId open(PromptVersion asked, int repeats) {
    var run = new RunId(registry.get(Ids.class).next());
    var target = new Target.PromptOnModel(asked.id(), new ModelName("builtin/extractive"));
    var input = new RunSuiteInput(project, run, suite.id(), version.id(), target, repeats, SYSTEM);
    var manifest =
        new Manifest(
            run,
            suite.id(),
            version.id(),
            version.cases().sha256(),
            cases.size(),
            repeats,
            target,
            asked.artifact().sha256().hex(),
            suite.assertions(),
            List.of(),
            "test",
            Map.of());
    var bytes = registry.get(CanonicalJson.class).bytes(manifest);
    var stored = registry.get(ObjectStore.class).put(bytes, ArtifactRef.JSON);
    registry.get(Runs.class).open(input, manifest, stored);
    return run;
  }

  /** An outcome of one item; repeats of a case follow each other. */
  public Outcome outcome(RunId run, int ordinal, int repeats, Result result) {
    return new Outcome(
        run,
        ordinal,
        cases.get(ordinal / repeats),
        ordinal % repeats,
        result,
        Optional.empty(),
        new Usage(10, 5, 3),
        200,
        ordinal % 2 == 0);
  }

  /** A scored result. */
  public static Result scored(double value) {
    return new Result.Scored(List.of(new Score(METRIC, value, value >= 1, "")));
  }

  /** A completed run whose items scored so, in the order of the plan. */
  public RunId completed(PromptVersion asked, int repeats, double... scores) {
    var run = open(asked, repeats);
    var outcomes =
        IntStream.range(0, scores.length)
            .mapToObj(ordinal -> outcome(run, ordinal, repeats, scored(scores[ordinal])))
            .toList();
    registry.get(Outcomes.class).record(project, outcomes);
    registry.get(Runs.class).close(project, run, RunState.COMPLETED, RunSummary.NONE);
    return run;
  }
}
