package dev.hansei.workflows.campaigns;

import dev.hansei.workflows.ActivityCalls;
import dev.hansei.workflows.Ending;
import dev.hansei.workflows.FailureCode;
import dev.hansei.workflows.MintedIds;
import dev.hansei.workflows.Steps;
import dev.hansei.workflows.campaigns.CampaignActivities.CampaignRef;
import dev.hansei.workflows.campaigns.CampaignActivities.DatasetToPublish;
import dev.hansei.workflows.campaigns.CampaignActivities.VerdictToKeep;
import dev.hansei.workflows.cases.CaseActivities;
import dev.hansei.workflows.cases.CaseActivities.GenerationEnd;
import dev.hansei.workflows.cases.CaseActivities.GenerationPlan;
import dev.hansei.workflows.cases.GenerateCases;
import dev.hansei.workflows.cases.GenerateCasesInput;
import dev.hansei.workflows.cases.GenerateCasesResult;
import dev.hansei.workflows.cases.GenerationId;
import dev.hansei.workflows.failures.CollectFailures;
import dev.hansei.workflows.failures.CollectFailuresInput;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.gates.GateActivities;
import dev.hansei.workflows.gates.GateActivities.EvidenceToGather;
import dev.hansei.workflows.gates.GateActivities.GateCase;
import dev.hansei.workflows.gates.GatePolicy;
import dev.hansei.workflows.gates.MetricEvidence;
import dev.hansei.workflows.gates.Verdict;
import dev.hansei.workflows.gates.VerdictId;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunSuite;
import dev.hansei.workflows.suites.RunSuiteInput;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.SignalExternalWorkflowException;
import io.temporal.workflow.Workflow;
import java.util.Optional;
import java.util.UUID;

/** How each {@link CampaignStep} is done: by a child workflow, or by activities. One per run. */
final class CampaignStepRunner {
  private final CampaignPlan plan;
  private final Actor actor;
  private final CampaignActivities registry =
      Workflow.newActivityStub(CampaignActivities.class, ActivityCalls.registryWrite());
  private final CaseActivities cases =
      Workflow.newActivityStub(CaseActivities.class, ActivityCalls.registryWrite());
  private final GateActivities cpu =
      Workflow.newActivityStub(GateActivities.class, ActivityCalls.computation());

  private final LabelSteps labels;
  private final LearnStep learning;
  private final AskStep asking;
  private Optional<Brake> brake = Optional.empty();

  CampaignStepRunner(CampaignPlan plan) {
    this.plan = plan;
    // What it starts stands under the lead's name; lineage tells which campaign it was for.
    this.actor = new Actor.ByPerson(plan.startedBy());
    this.labels = new LabelSteps(plan, actor);
    this.learning = new LearnStep(plan);
    this.asking = new AskStep(plan);
  }

  /** How a child that calls models is stopped for a while. */
  private record Brake(Functions.Proc pause, Functions.Proc resume) {}

  /** Says what a step will make and how many calls it takes at most; of cases it lists sources. */
  PreparedStep prepare(CampaignStep step, CampaignProgress progress) {
    return switch (step) {
      case CampaignStep.Generate _ -> prepareGeneration(step);
      case CampaignStep.Baseline _, CampaignStep.Candidate _ -> {
        UUID id = MintedIds.next();
        long items = progress.published().orElseThrow().cases();
        yield PreparedStep.paid(
            step,
            id,
            CampaignPolicy.callsToRun(plan.examination(), items),
            RunSuite.workflowId(plan.projectId(), new RunId(id)));
      }
      case CampaignStep.MeasureJudge _ -> labels.prepareMeasurement(step);
      case CampaignStep.Publish _ -> PreparedStep.free(step, Optional.empty());
      case CampaignStep.Collect _,
          CampaignStep.AskForLabels _,
          CampaignStep.AskGate _,
          CampaignStep.Learn _,
          CampaignStep.AskPeople _ ->
          PreparedStep.free(step, Optional.of(MintedIds.next()));
    };
  }

  /** The list of sources is made first and kept, so what is reserved is what will be asked. */
  private PreparedStep prepareGeneration(CampaignStep step) {
    UUID id = MintedIds.next();
    GenerateCasesInput input = generation(id);
    GenerationPlan sources = Steps.shielded(() -> cases.planGeneration(input));
    return PreparedStep.paid(
        step,
        id,
        CampaignPolicy.callsToGenerate(sources.questions()),
        GenerateCases.workflowId(input));
  }

  /** Takes back what {@link #prepare} wrote, of a step that never began. */
  void abandon(PreparedStep prepared) {
    switch (prepared.step()) {
      case CampaignStep.Generate _ -> abandonGeneration(prepared.id());
      case CampaignStep.MeasureJudge _ -> labels.abandon(prepared);
      case CampaignStep.Collect _,
          CampaignStep.Publish _,
          CampaignStep.Baseline _,
          CampaignStep.Candidate _,
          CampaignStep.AskForLabels _,
          CampaignStep.AskGate _,
          CampaignStep.Learn _,
          CampaignStep.AskPeople _ -> {
        // Nothing was written of it.
      }
    }
  }

  private void abandonGeneration(UUID id) {
    var end =
        new GenerationEnd(
            plan.projectId(), new GenerationId(id), GenerateCasesResult.NONE, Ending.CANCELLED);
    Steps.shielded(() -> cases.endGeneration(end));
  }

  /** Does it; to be called once its calls are reserved. */
  StepResult perform(PreparedStep prepared, CampaignProgress progress) {
    try {
      return switch (prepared.step()) {
        case CampaignStep.Collect _ -> collect(prepared.id());
        case CampaignStep.Generate _ -> generate(prepared.id());
        case CampaignStep.Publish _ -> publish();
        case CampaignStep.Baseline(var version) -> runSuite(0, version, prepared.id(), progress);
        case CampaignStep.Candidate(int number, var version) ->
            runSuite(number, version, prepared.id(), progress);
        case CampaignStep.AskForLabels _ -> labels.askForLabels(prepared.id(), progress);
        case CampaignStep.MeasureJudge _ -> labels.measureJudge(prepared);
        case CampaignStep.Learn(var base) -> learning.learn(base, prepared.id());
        case CampaignStep.AskGate(int number) -> askGate(number, prepared.id(), progress);
        case CampaignStep.AskPeople(int number, var version) ->
            askPeople(number, version, prepared.id(), progress);
      };
    } finally {
      brake = Optional.empty();
    }
  }

  private StepResult collect(UUID id) {
    var input = new CollectFailuresInput(plan.projectId(), new CollectionId(id), actor, false);
    CollectFailures child =
        CampaignChild.of(CollectFailures.class, CollectFailures.workflowId(input));
    return new StepResult.Collected(input.collectionId(), child.collect(input));
  }

  private StepResult generate(UUID id) {
    GenerateCasesInput input = generation(id);
    GenerateCases child = CampaignChild.of(GenerateCases.class, GenerateCases.workflowId(input));
    Promise<GenerateCasesResult> made = Async.function(child::generate, input);
    brake = Optional.of(new Brake(child::pause, child::resume));
    return new StepResult.Generated(input.generationId(), made.get());
  }

  private GenerateCasesInput generation(UUID id) {
    CampaignPlan.Cases wanted = plan.cases().orElseThrow();
    return new GenerateCasesInput(
        plan.projectId(),
        new GenerationId(id),
        plan.examination().datasetId(),
        wanted.model(),
        wanted.documents(),
        wanted.questionsPerDocument(),
        wanted.fromFailures(),
        wanted.finalise(),
        actor);
  }

  private StepResult publish() {
    var dataset = new DatasetToPublish(CampaignRef.of(plan), plan.examination().datasetId());
    return Steps.shielded(() -> registry.publishCases(dataset));
  }

  private StepResult runSuite(
      int number, PromptVersionId version, UUID id, CampaignProgress progress) {
    var input =
        new RunSuiteInput(
            plan.projectId(),
            new RunId(id),
            plan.examination().suiteId(),
            progress.published().orElseThrow().version(),
            plan.answerer().target(version),
            plan.examination().repeats(),
            actor);
    RunSuite child = CampaignChild.of(RunSuite.class, RunSuite.workflowId(input));
    var result = Async.function(child::run, input);
    brake = Optional.of(new Brake(child::pause, child::resume));
    return new StepResult.Ran(number, input.runId(), result.get());
  }

  private StepResult askGate(int number, UUID id, CampaignProgress progress) {
    var gate = plan.gate().orElseThrow();
    var question =
        new EvidenceToGather(
            plan.projectId(), gate, run(progress, 0), run(progress, number).orElseThrow());
    GateCase found = Steps.shielded(() -> cpu.gatherEvidence(question));
    Verdict verdict = GatePolicy.decide(found.gate(), found.evidence());
    var said =
        new VerdictToKeep(CampaignRef.of(plan), new VerdictId(id), gate, found.evidence(), verdict);
    Steps.shielded(() -> registry.recordCampaignVerdict(said));
    int needed = verdict instanceof Verdict.Inconclusive(var _, int more) ? more : 0;
    return new StepResult.Judged(
        number, said.verdictId(), StepResult.Says.of(verdict), needed, advantage(found.evidence()));
  }

  private static double advantage(Evidence evidence) {
    return evidence.metrics().stream().mapToDouble(MetricEvidence::difference).average().orElse(0);
  }

  private StepResult askPeople(
      int number, PromptVersionId version, UUID id, CampaignProgress progress) {
    var input =
        new PromoteInput(
            plan.projectId(),
            new PromotionId(id),
            plan.promptId(),
            version,
            plan.stage(),
            plan.gate().orElseThrow(),
            run(progress, 0),
            run(progress, number).orElseThrow(),
            plan.startedBy(),
            plan.promotion().orElseThrow().patience(),
            Optional.empty());
    try {
      return new StepResult.Decided(
          number, input.promotionId(), asking.ask(input.awaitedBy(RunCampaign.workflowId(plan))));
    } catch (ChildWorkflowFailure failure) {
      if (!isStageBusy(failure)) {
        throw failure;
      }
      return new StepResult.StageBusy(number);
    }
  }

  /** A campaign that has failed of it, before this was an outcome, fails again on replay. */
  private static boolean isStageBusy(ChildWorkflowFailure failure) {
    return Steps.codeOf(failure) == FailureCode.ROLLOUT_RUNNING
        && Workflow.getVersion("stage-busy", Workflow.DEFAULT_VERSION, 1) >= 1;
  }

  /** Whether that is the promotion that it asked for. */
  boolean rollsOut(PromotionId promotion) {
    return asking.rollsOut(promotion);
  }

  private static Optional<RunId> run(CampaignProgress progress, int number) {
    return progress.ran(number).map(StepResult.Ran::run);
  }

  /** Lets the step that is being done begin no further chunk, if it has chunks. */
  void pause() {
    brake.ifPresent(child -> tell(child.pause()));
  }

  /** Lets it go on. */
  void resume() {
    brake.ifPresent(child -> tell(child.resume()));
  }

  /** A child that has just ended cannot be told, and need not be. */
  private static void tell(Functions.Proc signal) {
    try {
      signal.apply();
    } catch (SignalExternalWorkflowException | ChildWorkflowFailure e) {
      Workflow.getLogger(CampaignStepRunner.class).debug("the step ended before it was told");
    }
  }
}
