package dev.hansei.activities.suites;

import dev.hansei.activities.Workplace;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.cases.NewCase;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.infra.registry.prompts.NewPromptVersion;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.infra.registry.suites.Suites;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.Dataset;
import dev.hansei.workflows.cases.DatasetVersion;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PromptContent;
import dev.hansei.workflows.prompts.PromptName;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.Suite;
import dev.hansei.workflows.suites.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A project with cases, a suite and a prompt, in a real registry; and runs of them. */
record ArrangedRun(Workplace workplace, ProjectId project, DatasetVersion version) {
  private static final Actor ACTOR = new Actor.BySystem();

  /** A project whose dataset has these cases. */
  static ArrangedRun of(Workplace workplace, List<CaseContent> contents) {
    ProjectId project = workplace.newProject();
    Datasets datasets = workplace.get(Datasets.class);
    Dataset dataset = datasets.create(project, "questions", Split.GATE, ACTOR);
    workplace
        .get(Cases.class)
        .addAll(
            project,
            dataset.id(),
            contents.stream()
                .map(content -> NewCase.of(dataset.id(), content, Case.State.FINAL))
                .toList(),
            ACTOR);
    return new ArrangedRun(workplace, project, datasets.publish(project, dataset.id(), ACTOR));
  }

  static CaseContent content(String question, String reference) {
    return new CaseContent(question, reference, List.of(), Map.of());
  }

  static Assertion exact() {
    return new Assertion(MetricType.EXACT, "exact", null, 1, 1, null);
  }

  static Assertion rubric(JudgeId judge) {
    return new Assertion(MetricType.LLM_RUBRIC, "right", null, 1, 1, judge);
  }

  /** A judge by that model; one per project. */
  Judge judge(String model) {
    var criterion =
        workplace.get(Criteria.class).create(project, "right", "The answer is right.", ACTOR);
    return workplace
        .get(Judges.class)
        .create(
            project,
            new Judges.NewJudge(
                criterion.id(),
                "Passes when it says what the reference says.",
                new ModelName(model),
                ModelSettings.DEFAULTS),
            ACTOR);
  }

  /** A run of {@code openai/stub} with the plainest prompt. */
  RunSuiteInput run(int repeats, Assertion... assertions) {
    return run(
        new Target.PromptOnModel(promptVersion("{{question}}"), model()), repeats, assertions);
  }

  /** A run of another target. */
  RunSuiteInput run(Target target, int repeats, Assertion... assertions) {
    Suite suite =
        workplace
            .get(Suites.class)
            .create(project, "suite", version.datasetId(), List.of(assertions), ACTOR);
    return new RunSuiteInput(
        project,
        new RunId(workplace.get(Ids.class).next()),
        suite.id(),
        version.id(),
        target,
        repeats,
        ACTOR);
  }

  static ModelName model() {
    return new ModelName("openai/stub");
  }

  /** A prompt version whose user message is this template. */
  PromptVersionId promptVersion(String template) {
    return promptVersion(content(template));
  }

  /** One whose {@code tone} is kind or plain. */
  PromptVersionId typedVersion() {
    PromptContent plain = content("{{question}} {{tone}}");
    return promptVersion(
        new PromptContent(
            plain.messages(),
            plain.variables(),
            plain.settings(),
            "",
            Map.of(),
            null,
            null,
            Map.of("tone", "{\"enum\":[\"kind\",\"plain\"]}"),
            null,
            null));
  }

  private PromptVersionId promptVersion(PromptContent content) {
    Prompts prompts = workplace.get(Prompts.class);
    PromptName name = new PromptName("answer");
    var prompt = prompts.find(project, name).orElseGet(() -> prompts.create(project, name, ACTOR));
    return prompts
        .addVersion(
            project,
            prompt.id(),
            new NewPromptVersion(content, "", Optional.empty(), workplace.newPerson()))
        .id();
  }

  private static PromptContent content(String template) {
    return new PromptContent(
        List.of(new Message(Message.Role.USER, template)),
        List.of("question", "context", "tone"),
        ModelSettings.DEFAULTS,
        "",
        Map.of());
  }
}
