package dev.hansei.activities.promotions;

import dev.hansei.activities.Workplace;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.cases.NewCase;
import dev.hansei.infra.registry.gates.Gates;
import dev.hansei.infra.registry.models.PriceLists;
import dev.hansei.infra.registry.promotions.Promotions;
import dev.hansei.infra.registry.prompts.NewPromptVersion;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.infra.registry.prompts.StageMove;
import dev.hansei.infra.registry.prompts.StagePointers;
import dev.hansei.infra.registry.suites.Suites;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.DatasetVersion;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.gates.GateRule;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.models.Price;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.Rehearsal;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.prompts.Prompt;
import dev.hansei.workflows.prompts.PromptContent;
import dev.hansei.workflows.prompts.PromptName;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunState;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.Suite;
import dev.hansei.workflows.suites.SuiteActivities;
import dev.hansei.workflows.suites.SuiteActivities.ChunkOfItems;
import dev.hansei.workflows.suites.SuiteActivities.RunClosing;
import dev.hansei.workflows.suites.SuiteActivities.RunPlan;
import dev.hansei.workflows.suites.Target;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A prompt of which version 1 is live and version 2 is to be, with a gate's dataset. */
record RehearsedPrompt(
    Workplace workplace, ProjectId project, Prompt prompt, DatasetVersion gated) {
  /** The one question that the gate asks. */
  static final String GATED = "Where is parcel 0?";

  private static final Actor ACTOR = new Actor.BySystem();

  static RehearsedPrompt in(Workplace workplace) {
    ProjectId project = workplace.newProject();
    Datasets datasets = workplace.get(Datasets.class);
    var dataset = datasets.create(project, "questions", Split.GATE, ACTOR);
    var content = new CaseContent(GATED, "Osaka", List.of(), Map.of());
    workplace
        .get(Cases.class)
        .add(project, NewCase.of(dataset.id(), content, Case.State.FINAL), ACTOR);
    return new RehearsedPrompt(
        workplace,
        project,
        workplace.get(Prompts.class).create(project, new PromptName("support"), ACTOR),
        datasets.publish(project, dataset.id(), ACTOR));
  }

  PromptVersion version(String template, String schema) {
    return workplace
        .get(Prompts.class)
        .addVersion(
            project,
            prompt.id(),
            new NewPromptVersion(
                new PromptContent(
                    List.of(new Message(Message.Role.USER, template)),
                    List.of("question", "customer"),
                    ModelSettings.DEFAULTS,
                    schema,
                    Map.of()),
                "",
                Optional.empty(),
                workplace.newPerson()));
  }

  void putLive(PromptVersion version) {
    workplace
        .get(StagePointers.class)
        .move(project, new StageMove(prompt.id(), Stage.PRODUCTION, version.id(), 0), ACTOR);
  }

  RunSuiteInput run(PromptVersion version) {
    Suite suite =
        workplace
            .get(Suites.class)
            .create(
                project,
                "suite",
                gated.datasetId(),
                List.of(new Assertion(MetricType.CONTAINS, "right", "parcel", 1, 1, null)),
                ACTOR);
    return new RunSuiteInput(
        project,
        new RunId(workplace.get(Ids.class).next()),
        suite.id(),
        gated.id(),
        new Target.PromptOnModel(version.id(), new ModelName("openai/stub")),
        1,
        ACTOR);
  }

  /** From now on the model costs 2 dollars for a million tokens in, and 3 for those out. */
  void price() {
    var price =
        new Price(
            "openai/*", new BigDecimal("2"), new BigDecimal("3"), null, LocalDate.of(2026, 1, 1));
    workplace
        .get(PriceLists.class)
        .save(
            project,
            new PriceLists.NewPriceList("USD", List.of(price), "", Optional.empty()),
            ACTOR);
  }

  /** The same, run to its end. */
  RunSuiteInput finished(SuiteActivities suites, PromptVersion version) {
    RunSuiteInput run = run(version);
    finish(suites, run);
    return run;
  }

  static void finish(SuiteActivities suites, RunSuiteInput run) {
    RunPlan plan = suites.planRun(run);
    suites.runChunk(new ChunkOfItems(run, plan, 0));
    suites.closeRun(new RunClosing(run, plan.planned(), RunState.COMPLETED));
  }

  /** Asks for it with a rehearsal. */
  PromoteInput request(
      PromptVersion candidate, Optional<RunId> live, RunId run, Rehearsal rehearsal) {
    var plan =
        new ReleasePlan(2, List.of(), List.of(), ReleasePlan.ALPHA_HARM, 0, Duration.ofDays(7))
            .rehearsed(Optional.of(rehearsal));
    var gate =
        workplace
            .get(Gates.class)
            .create(project, "gate", List.of(new GateRule.RequiredCases()), 0.95, ACTOR);
    var input =
        new PromoteInput(
            project,
            new PromotionId(workplace.get(Ids.class).next()),
            prompt.id(),
            candidate.id(),
            Stage.PRODUCTION,
            gate.id(),
            live,
            run,
            workplace.newPerson(),
            Duration.ofDays(1),
            Optional.empty(),
            Optional.of(plan));
    workplace.get(Promotions.class).open(input);
    return input;
  }

  /** A trace of a version that started so long ago; an empty answer is none. */
  TraceId trace(int number, String version, String answer, Duration ago) {
    return trace(number, number, version, answer, ago);
  }

  /** Another one of version 1 that asks what the trace of that number asks. */
  TraceId again(int asked, int number, String answer, Duration ago) {
    return trace(number, asked, "1", answer, ago);
  }

  /** The id of the trace of that number. */
  static TraceId id(int number) {
    return new TraceId("%032x".formatted(number + 1));
  }

  private TraceId trace(int number, int asked, String version, String answer, Duration ago) {
    TraceId id = id(number);
    Instant start = Instant.now().minus(ago);
    workplace
        .get(Traces.class)
        .accept(
            project,
            List.of(
                new Span(
                    id,
                    "%016x".formatted(number + 1),
                    Optional.empty(),
                    "answer",
                    "chat",
                    start,
                    start.plusMillis(200),
                    Span.Status.OK,
                    "openai/stub",
                    Optional.of(new Span.PromptUse("support", version)),
                    List.of(new Message(Message.Role.USER, "Where is parcel %d?".formatted(asked))),
                    answer.isEmpty()
                        ? List.of()
                        : List.of(new Message(Message.Role.ASSISTANT, answer)),
                    List.of(),
                    10,
                    10,
                    Map.of())));
    return id;
  }
}
