package dev.hansei.workflows;

import dev.hansei.workflows.annotations.AnnotateInput;
import dev.hansei.workflows.annotations.AnnotateResult;
import dev.hansei.workflows.annotations.AnnotateStatus;
import dev.hansei.workflows.annotations.AnnotationActivities;
import dev.hansei.workflows.annotations.CloseRequest;
import dev.hansei.workflows.annotations.Deadline;
import dev.hansei.workflows.annotations.Fallback;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.QueueCounts;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.QueueState;
import dev.hansei.workflows.annotations.Settling;
import dev.hansei.workflows.cases.CaseActivities;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.cases.DocumentId;
import dev.hansei.workflows.cases.GenerateCasesInput;
import dev.hansei.workflows.cases.GenerateCasesResult;
import dev.hansei.workflows.cases.GenerationId;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.failures.CollectFailuresInput;
import dev.hansei.workflows.failures.CollectFailuresResult;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.failures.FailureActivities;
import dev.hansei.workflows.gates.Clause;
import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.gates.GateActivities;
import dev.hansei.workflows.gates.GateId;
import dev.hansei.workflows.gates.GateRule;
import dev.hansei.workflows.gates.MetricEvidence;
import dev.hansei.workflows.gates.Verdict;
import dev.hansei.workflows.gates.VerdictId;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.Decision;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.PromotionActivities;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.PromotionStatus;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.suites.OutcomeCounts;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunState;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.RunSuiteResult;
import dev.hansei.workflows.suites.SuiteActivities;
import dev.hansei.workflows.suites.SuiteId;
import dev.hansei.workflows.suites.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One value, at least, of every type that workflow and activity contracts carry; together they show
 * every alternative of every sealed type. The name of a sample is the name of its golden file.
 */
public final class PayloadSamples {
  /** Who asks. */
  public static final PersonId LEAD = PersonId.of("019a9000-0000-7000-8000-00000000000a");

  static final ProjectId PROJECT = ProjectId.of("019a9000-0000-7000-8000-000000000001");
  static final RunId BASELINE = RunId.of("019a9000-0000-7000-8000-000000000021");
  static final RunId CANDIDATE = RunId.of("019a9000-0000-7000-8000-000000000022");
  private static final CriterionId CRITERION =
      CriterionId.of("019a9000-0000-7000-8000-0000000000c1");
  private static final QueueId QUEUE = QueueId.of("019a9000-0000-7000-8000-0000000000c2");
  static final Actor PERSON = new Actor.ByPerson(LEAD);
  private static final CollectionId COLLECTION =
      CollectionId.of("019a9000-0000-7000-8000-000000000031");
  private static final CollectFailuresResult COLLECTED = new CollectFailuresResult(200, 31, 12);

  private PayloadSamples() {}

  /** All samples by name. */
  public static Map<String, Object> all() {
    Map<String, Object> samples = new LinkedHashMap<>();
    addFailures(samples);
    ClusterSamples.addTo(samples);
    addCases(samples);
    addSuites(samples);
    addAnnotations(samples);
    CalibrationSamples.add(samples);
    CorrectedSamples.add(samples);
    GateRuleSamples.add(samples);
    AlignmentSamples.add(samples);
    DiscoverySamples.add(samples);
    addGates(samples);
    MonitorSamples.add(samples);
    addPromotions(samples);
    PromotionSamples.add(samples);
    PathSamples.add(samples);
    TuningSamples.addTo(samples);
    StrategySamples.addTo(samples);
    CampaignSamples.addTo(samples);
    return samples;
  }

  /** A collection of what is pending. */
  public static CollectFailuresInput collectFailuresInput() {
    return new CollectFailuresInput(PROJECT, COLLECTION, PERSON, false);
  }

  /** Cases from one document and from failures. */
  public static GenerateCasesInput generateCasesInput() {
    return new GenerateCasesInput(
        PROJECT,
        GenerationId.of("019a9000-0000-7000-8000-000000000041"),
        DatasetId.of("019a9000-0000-7000-8000-000000000042"),
        new ModelName("openai/gpt-4o-mini"),
        List.of(DocumentId.of("019a9000-0000-7000-8000-000000000043")),
        10,
        true,
        false,
        PERSON);
  }

  /** A run of a prompt version. */
  public static RunSuiteInput runSuiteInput() {
    return new RunSuiteInput(
        PROJECT,
        CANDIDATE,
        SuiteId.of("019a9000-0000-7000-8000-000000000051"),
        DatasetVersionId.of("019a9000-0000-7000-8000-000000000052"),
        new Target.PromptOnModel(
            PromptVersionId.of("019a9000-0000-7000-8000-000000000053"),
            new ModelName("builtin/extractive")),
        2,
        PERSON);
  }

  /** A request by {@link #LEAD} with a week's patience. */
  public static PromoteInput promoteInput() {
    return new PromoteInput(
        PROJECT,
        PromotionId.of("019a9000-0000-7000-8000-000000000061"),
        PromptId.of("019a9000-0000-7000-8000-000000000062"),
        PromptVersionId.of("019a9000-0000-7000-8000-000000000053"),
        Stage.PRODUCTION,
        gate().id(),
        Optional.of(BASELINE),
        CANDIDATE,
        LEAD,
        Duration.ofDays(7),
        Optional.of(new ArtifactRef(Sha256.of("reason"), "text/plain", 6)));
  }

  /** A gate with one rule of each kind. */
  public static Gate gate() {
    return new Gate(
        GateId.of("019a9000-0000-7000-8000-000000000071"),
        "release",
        3,
        List.of(
            new GateRule.Superiority("f1"),
            new GateRule.NonInferiority("similar", 0.02),
            new GateRule.Coverage(0.95),
            new GateRule.RequiredCases()),
        0.95,
        Instant.parse("2026-11-20T09:30:00.123456Z"));
  }

  /** Evidence on which {@link #gate} passes. */
  public static Evidence evidence() {
    return new Evidence(
        Optional.of(BASELINE),
        CANDIDATE,
        List.of(
            new MetricEvidence("f1", 120, 0.64, 0.71, 0.07, 0.02, 0.12, 0.025),
            new MetricEvidence("similar", 120, 0.80, 0.81, 0.01, -0.01, 0.03, 0.01)),
        0.99,
        0.98,
        12,
        List.of(),
        0);
  }

  private static void addFailures(Map<String, Object> samples) {
    samples.put("CollectFailuresInput", collectFailuresInput());
    samples.put(
        "CollectFailuresInput.bySystem",
        new CollectFailuresInput(PROJECT, COLLECTION, new Actor.BySystem(), true));
    samples.put(
        "CollectFailuresInput.byWorkflow",
        new CollectFailuresInput(PROJECT, COLLECTION, new Actor.ByWorkflow("campaigns/1/2"), true));
    samples.put("CollectFailuresResult", COLLECTED);
    var cursor = new FailureActivities.Cursor(Optional.of("019a9000"));
    samples.put("Cursor", cursor);
    samples.put("Cursor.start", new FailureActivities.Cursor(Optional.empty()));
    samples.put("PageToCollect", new FailureActivities.PageToCollect(PROJECT, COLLECTION, cursor));
    samples.put(
        "CollectedPage", new FailureActivities.CollectedPage(COLLECTED, Optional.of(cursor)));
    samples.put(
        "CollectionEnd",
        new FailureActivities.CollectionEnd(PROJECT, COLLECTION, COLLECTED, Ending.COMPLETED));
  }

  private static void addCases(Map<String, Object> samples) {
    var result = new GenerateCasesResult(40, 33, 7);
    samples.put("GenerateCasesInput", generateCasesInput());
    samples.put("GenerateCasesResult", result);
    samples.put("GenerationPlan", new CaseActivities.GenerationPlan(4, 40));
    samples.put("ChunkOfSources", new CaseActivities.ChunkOfSources(generateCasesInput(), 3));
    samples.put(
        "GenerationEnd",
        new CaseActivities.GenerationEnd(
            PROJECT, generateCasesInput().generationId(), result, Ending.CANCELLED));
  }

  private static void addSuites(Map<String, Object> samples) {
    RunSuiteInput input = runSuiteInput();
    var plan =
        new SuiteActivities.RunPlan(
            new ArtifactRef(Sha256.of("manifest"), ArtifactRef.JSON, 8_211), 120, 50, 3);
    var counts = new OutcomeCounts(110, 4, 5, 1);
    RunSamples.addTo(samples, input);
    RunBudgetSamples.addTo(samples, input);
    samples.put("RunPlan", plan);
    samples.put("ChunkOfItems", new SuiteActivities.ChunkOfItems(input, plan, 2));
    samples.put("OutcomeCounts", counts);
    samples.put("RunClosing", new SuiteActivities.RunClosing(input, 120, RunState.CANCELLED));
    samples.put("RunFailure", new SuiteActivities.RunFailure(PROJECT, CANDIDATE, "SUM_MISMATCH"));
    samples.put("RunSuiteResult", new RunSuiteResult(RunState.CANCELLED, 120, counts));
  }

  private static void addAnnotations(Map<String, Object> samples) {
    AnnotateInput input = annotateInput();
    var queue = new AnnotationActivities.QueueName(PROJECT, input.queueId());
    var counts = new QueueCounts(3, 1, 110, 4, 2);
    var deadline = new Deadline(Instant.parse("2026-11-20T09:30:00.123Z"), Duration.ofDays(7), 1);
    samples.put("AnnotateInput", input);
    samples.put("AnnotateInput.categories", annotateInputOfCategories(deadline));
    AnnotationFormSamples.add(samples);
    AnnotationFormSamples.addSources(samples);
    samples.put("AnnotateResult", new AnnotateResult(QueueState.CLOSED, 120, 114, 4, 2));
    samples.put("AnnotateStatus", new AnnotateStatus(counts, deadline.next()));
    samples.put("QueueName", queue);
    samples.put("QueueCounts", counts);
    samples.put("CloseRequest", new CloseRequest(PERSON));
    var cursor = new AnnotationActivities.PlanCursor(1, 500);
    samples.put("PageToPlan", new AnnotationActivities.PageToPlan(input, cursor));
    samples.put("PlannedPage", new AnnotationActivities.PlannedPage(Optional.of(cursor)));
    samples.put(
        "QueueOpening", new AnnotationActivities.QueueOpening(queue, 120, 2, deadline.at()));
    samples.put("QueueLook", new AnnotationActivities.QueueLook(counts, 1, 223));
    samples.put(
        "QueueLook.brought",
        new AnnotationActivities.QueueLook(counts, 1, 223, Optional.of(43_050)));
    samples.put("AnnotateInput.crowd", annotateInputOfCrowd(input));
    samples.put("LateStep", new AnnotationActivities.LateStep(queue, Deadline.Step.REASSIGN));
    samples.put(
        "QueueClosing", new AnnotationActivities.QueueClosing(queue, QueueState.CLOSED, PERSON));
    samples.put("QueueFailure", new AnnotationActivities.QueueFailure(queue, "NOT_FOUND"));
  }

  /** Pass or fail by two people, from one run, within a week. */
  public static AnnotateInput annotateInput() {
    var plan =
        new QueuePlan(
            "grounded",
            CRITERION,
            new LabelKind.PassFail(),
            Optional.of(new ArtifactRef(Sha256.of("rubric"), "text/plain", 6)),
            List.of(CANDIDATE),
            120,
            2,
            true,
            List.of(LEAD),
            Duration.ofDays(7),
            Fallback.CLOSE);
    return new AnnotateInput(PROJECT, QUEUE, plan, PERSON, Optional.empty());
  }

  private static AnnotateInput annotateInputOfCrowd(AnnotateInput input) {
    return new AnnotateInput(
        PROJECT, QUEUE, input.plan().settledBy(Settling.CROWD), PERSON, Optional.empty());
  }

  private static AnnotateInput annotateInputOfCategories(Deadline deadline) {
    var plan =
        new QueuePlan(
            "what is wrong",
            CRITERION,
            new LabelKind.Categories(List.of("wrong", "incomplete", "fine")),
            Optional.empty(),
            List.of(BASELINE, CANDIDATE),
            500,
            1,
            false,
            List.of(),
            Duration.ofHours(8),
            Fallback.HOLD);
    return new AnnotateInput(PROJECT, QUEUE, plan, PERSON, Optional.of(deadline));
  }

  private static void addGates(Map<String, Object> samples) {
    samples.put(
        "EvidenceToGather",
        new GateActivities.EvidenceToGather(
            PROJECT, gate().id(), Optional.of(BASELINE), CANDIDATE));
    samples.put("GateCase", new GateActivities.GateCase(gate(), evidence()));
  }

  private static void addPromotions(Map<String, Object> samples) {
    PromoteInput input = promoteInput();
    var decision =
        new Decision(
            "d-1",
            PersonId.of("019a9000-0000-7000-8000-00000000000b"),
            Decision.Kind.APPROVE,
            Optional.of(new ArtifactRef(Sha256.of("comment"), "text/plain", 7)));
    samples.put("PromoteInput", input);
    samples.put("Decision", decision);
    samples.put(
        "PromotionStatus",
        new PromotionStatus(PromotionState.AWAITING_APPROVAL, List.of(decision.personId()), 2));
    samples.put("Opened", new PromotionActivities.Opened(List.of(LEAD), 4));
    samples.put(
        "DecisionToRecord",
        new PromotionActivities.DecisionToRecord(PROJECT, input.promotionId(), decision));
    samples.put("StageMove", new PromotionActivities.StageMove(input, 4));
    samples.put("PromotionState", PromotionState.OVERTAKEN);
    samples.put(
        "Closing",
        new PromotionActivities.Closing(PROJECT, input.promotionId(), PromotionState.REFUSED));
    samples.put("VerdictToRecord", verdict(input, new Verdict.Pass(List.of())));
    samples.put("VerdictToRecord.block", verdict(input, new Verdict.Block(clauses())));
    samples.put(
        "VerdictToRecord.inconclusive", verdict(input, new Verdict.Inconclusive(clauses(), 80)));
  }

  private static PromotionActivities.VerdictToRecord verdict(PromoteInput input, Verdict verdict) {
    var id = VerdictId.of("019a9000-0000-7000-8000-000000000081");
    Evidence held =
        new Evidence(
            Optional.empty(),
            CANDIDATE,
            List.of(),
            1,
            0.9,
            12,
            List.of(CaseId.of("019a9000-0000-7000-8000-000000000091")),
            1);
    return new PromotionActivities.VerdictToRecord(input, id, held, verdict);
  }

  private static List<Clause> clauses() {
    return List.of(
        new Clause(new GateRule.RequiredCases(), Clause.State.BLOCK, "1 of 12 do not pass", 0),
        new Clause(new GateRule.Superiority("f1"), Clause.State.INCONCLUSIVE, "may be", 80));
  }
}
